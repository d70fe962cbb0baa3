import '../kit/tokens.css'
import './portal.css'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { registerSW } from 'virtual:pwa-register'
import { fieldMessages } from '../kit/fields/messages'
import { hallMessages } from '../features/hall/messages'
import { noticeMessages } from '../features/notices/messages'
import { trialMessages } from '../features/trials/messages'
import { walletMessages } from '../features/wallet/messages'
import { texts } from '../kit/language'
import { wear } from '../kit/look'
import App from './App.vue'
import { meMessages } from './me/messages'
import { portalMessages } from './messages'
import { routes } from './routes'

wear()
createApp(App)
  .use(
    texts({
      portal: portalMessages,
      me: meMessages,
      hall: hallMessages,
      notices: noticeMessages,
      trials: trialMessages,
      wallet: walletMessages,
      fields: fieldMessages,
    }),
  )
  .use(
    createRouter({ history: createWebHistory(), routes, scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 } }),
  )
  .mount('#app')
if (import.meta.env.PROD) registerSW({ immediate: true })
