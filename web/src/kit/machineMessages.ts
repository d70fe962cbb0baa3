/** What the page says that makes a browser a machine. */
export const machineMessages = {
  'zh-CN': {
    title: { kiosk: '登记为自助机', board: '登记为叫号屏', till: '登记为收银机' },
    why: {
      kiosk: '请管理员在管理台“终端设备”里新增一台设备，把得到的登记码填在这里，再在“大厅设置”里把它加入大厅。',
      board: '请管理员在管理台“终端设备”里新增一台设备，把得到的登记码填在这里，再在“大厅设置”里把它加入大厅。',
      till: '请管理员在管理台“终端设备”里新增一台收银机，把得到的登记码填在这里，再在“食堂与商户”里把它交给商户使用。',
    },
    code: '登记码',
    go: '登记',
    wrong: '登记码不对或已过期。',
    oldBrowser: '浏览器版本太旧，请换用 2025 年之后的版本。',
    noNetwork: '网络不通，请稍后再试。',
    noHall: '这台设备还不属于任何大厅',
    noHallWhy: '请管理员在管理台“大厅设置”里把“{name}”加入一个大厅，本页会自动继续。',
    starting: '正在启动',
  },
  en: {
    title: { kiosk: 'Enrol as a kiosk', board: 'Enrol as a board', till: 'Enrol as a till' },
    why: {
      kiosk:
        'Have an administrator announce a device in the console, type the code it shows here, and add the device to a hall.',
      board:
        'Have an administrator announce a device in the console, type the code it shows here, and add the device to a hall.',
      till: 'Have an administrator announce a till in the console, type the code it shows here, and give the till to a merchant.',
    },
    code: 'Code',
    go: 'Enrol',
    wrong: 'The code is wrong or over.',
    oldBrowser: 'This browser is too old; use one from 2025 on.',
    noNetwork: 'No network. Please try again later.',
    noHall: 'This device stands in no hall yet',
    noHallWhy: 'Have an administrator add “{name}” to a hall in the console; this page goes on by itself.',
    starting: 'Starting',
  },
}
