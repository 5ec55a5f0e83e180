export default {
  locales: {
    availableLocales: ['zh', 'en', 'de'],
    fallbackLocale: 'en'
  }
};
