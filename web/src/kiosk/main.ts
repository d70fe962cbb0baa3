import '../kit/tokens.css'
import './kiosk.css'
import { createApp } from 'vue'
import { texts } from '../kit/language'
import { machineMessages } from '../kit/machineMessages'
import { wear } from '../kit/look'
import App from './App.vue'
import { kioskMessages } from './messages'

wear()
createApp(App)
  .use(texts({ kiosk: kioskMessages, machine: machineMessages }))
  .mount('#app')
