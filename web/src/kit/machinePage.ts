/** Keeps the page of a machine itself for when there is no network; what was loaded before it watched is told to it. */
async function keep(kind: string): Promise<void> {
  await navigator.serviceWorker.register(`/${kind}-sw.js`, { scope: `/${kind}` })
  const ready = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map((one) => one.name)
  ready.active?.postMessage({ keep: loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)) })
}

/** So that the built page starts without a network; see `public/machine-sw.js`. */
export function keepPage(kind: 'gate' | 'till'): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  void keep(kind).catch((failure: unknown) => console.warn('the page is not kept', failure))
}
