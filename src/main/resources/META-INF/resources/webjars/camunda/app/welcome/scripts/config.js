export default {
  locales: {
    availableLocales: ['zh', 'en', 'de'],
    fallbackLocale: 'en'
  },
  links: [
    { label: '首页 Home', href: '/', description: '联盟与登记簿 Alliances and register' },
    { label: '案件 Cases', href: '/cases', description: '进度、期限与依据 State, deadlines and articles' }
  ]
};
