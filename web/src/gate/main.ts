import '../kit/tokens.css'
import './gate.css'
import { createApp } from 'vue'
import { texts } from '../kit/language'
import { wear } from '../kit/look'
import App from './App.vue'
import { gateMessages } from './messages'

wear()
createApp(App)
  .use(texts({ gate: gateMessages }))
  .mount('#app')

/** Keeps the page itself for when there is no network; what was loaded before it watched is told to it. */
async function keepPage(): Promise<void> {
  await navigator.serviceWorker.register('/gate-sw.js', { scope: '/gate' })
  const ready = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map((one) => one.name)
  ready.active?.postMessage({ keep: loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)) })
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void keepPage().catch((failure: unknown) => console.warn('the page is not kept', failure))
}
