import '../kit/tokens.css'
import './gate.css'
import { createApp } from 'vue'
import { texts } from '../kit/language'
import { wear } from '../kit/look'
import { keepPage } from '../kit/machinePage'
import App from './App.vue'
import { gateMessages } from './messages'

wear()
createApp(App)
  .use(texts({ gate: gateMessages }))
  .mount('#app')

keepPage('gate')
