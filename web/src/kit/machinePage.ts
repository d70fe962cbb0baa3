/** So that the built page of a machine starts without a network; see `public/machine-sw.js`. */
const works = import.meta.env.PROD && 'serviceWorker' in navigator

export function keepPage(kind: 'gate' | 'till'): void {
  if (!works) return
  void navigator.serviceWorker
    .register(`/${kind}-sw.js`, { scope: `/${kind}` })
    .then(keepLoaded)
    .catch((failure: unknown) => console.warn('the page is not kept', failure))
}

/** Tells what was loaded until now, some of it before anybody watched. */
export async function keepLoaded(): Promise<void> {
  if (!works) return
  const ready = await navigator.serviceWorker.ready
  const loaded = performance.getEntriesByType('resource').map((one) => one.name)
  ready.active?.postMessage({ keep: loaded.filter((name) => name.startsWith(`${location.origin}/assets/`)) })
}
