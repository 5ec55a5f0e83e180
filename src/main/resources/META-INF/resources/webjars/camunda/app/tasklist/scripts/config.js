export default {
  locales: {
    availableLocales: ['zh', 'en', 'de'],
    fallbackLocale: 'en'
  },
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: '认领所选任务 Claim the selected task' },
    focusFilter: { key: 'ctrl+shift+f', description: '转到第一个筛选器 Go to the first filter' },
    focusList: { key: 'ctrl+alt+l', description: '转到第一项任务 Go to the first task' },
    focusForm: { key: 'ctrl+alt+f', description: '转到表单的第一个输入框 Go to the first field of the form' },
    startProcess: { key: 'ctrl+alt+p', description: '打开启动流程的对话框 Open the dialog that starts a process' }
  }
};
