import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import 'element-plus/theme-chalk/el-button.css'
import 'element-plus/theme-chalk/el-dialog.css'
import 'element-plus/theme-chalk/el-drawer.css'
import 'element-plus/theme-chalk/el-input.css'
import 'element-plus/theme-chalk/el-overlay.css'
import 'element-plus/theme-chalk/el-progress.css'
import '../kit/tokens.css'
import './console.css'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from './App.vue'
import { accessMessages } from '../features/access/console/messages'
import { auditMessages } from '../features/audit/console/messages'
import { calendarMessages } from '../features/calendar/console/messages'
import { deviceMessages } from '../features/devices/console/messages'
import { gateFactMessages } from '../features/gates/console/factMessages'
import { gateConsoleMessages } from '../features/gates/console/messages'
import { queueConsoleMessages } from '../features/queue/console/messages'
import { placeMessages } from '../features/places/console/messages'
import { messageMessages } from '../features/notices/console/messages'
import { deskMessages } from '../features/hall/console/messages'
import { itemMessages } from '../features/hall/console/itemMessages'
import { correctionMessages } from '../features/forms/console/messages'
import { hallMessages } from '../features/hall/messages'
import { peopleMessages } from '../features/people/console/messages'
import { rulesMessages } from '../features/rules/console/messages'
import { trialConsoleMessages } from '../features/trials/console/messages'
import { passConsoleMessages } from '../features/pass/console/messages'
import { tillMessages } from '../features/till/console/messages'
import { transportMessages } from '../features/transport/console/messages'
import { walletConsoleMessages } from '../features/wallet/console/messages'
import { systemMessages } from '../features/http/console/messages'
import { fieldMessages } from '../kit/fields/messages'
import { texts } from '../kit/language'
import { wear } from '../kit/look'
import { shellMessages } from './messages'
import { routes } from './pages'

wear()
createApp(App)
  .use(
    texts({
      console: shellMessages,
      hall: hallMessages,
      desk: deskMessages,
      items: itemMessages,
      fields: fieldMessages,
      corrections: correctionMessages,
      people: peopleMessages,
      access: accessMessages,
      devices: deviceMessages,
      audit: auditMessages,
      calendar: calendarMessages,
      rules: rulesMessages,
      messages: messageMessages,
      system: systemMessages,
      trials: trialConsoleMessages,
      gates: gateConsoleMessages,
      facts: gateFactMessages,
      queue: queueConsoleMessages,
      places: placeMessages,
      pass: passConsoleMessages,
      wallet: walletConsoleMessages,
      till: tillMessages,
      transport: transportMessages,
    }),
  )
  .use(createRouter({ history: createWebHistory(), routes }))
  .mount('#app')
