import '../kit/tokens.css'
import { createApp } from 'vue'
import { texts } from '../kit/language'
import { machineMessages } from '../kit/machineMessages'
import { wear } from '../kit/look'
import App from './App.vue'
import { boardMessages } from './messages'

wear()
createApp(App)
  .use(texts({ board: boardMessages, machine: machineMessages }))
  .mount('#app')
