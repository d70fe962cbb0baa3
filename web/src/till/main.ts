import '../kit/tokens.css'
import './till.css'
import { createApp } from 'vue'
import { texts } from '../kit/language'
import { wear } from '../kit/look'
import { machineMessages } from '../kit/machineMessages'
import { keepPage } from '../kit/machinePage'
import App from './App.vue'
import { tillMessages } from './messages'

wear()
createApp(App)
  .use(texts({ till: tillMessages, machine: machineMessages }))
  .mount('#app')

keepPage('till')
