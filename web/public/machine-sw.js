// Keeps the page of a machine, so that it starts without a network; gate-sw.js and till-sw.js say of which one. Files
// under /assets carry their hash in the name and never change; the page itself is asked for anew while the server
// answers.
const CACHE = `shaopao-${self.MACHINE}-1`
const PAGE = `/${self.MACHINE}`

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll([PAGE, `${PAGE}.webmanifest`, '/icons/icon.svg']))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('message', (event) => {
  const keep = event.data?.keep
  if (!Array.isArray(keep)) return
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) =>
        Promise.all(
          keep.map(async (url) => ((await cache.match(url)) ? undefined : cache.add(url).catch(() => undefined))),
        ),
      ),
  )
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (event.request.mode === 'navigate') event.respondWith(fresh(event.request))
  else if (url.pathname.startsWith('/assets/') || url.pathname.startsWith('/icons/'))
    event.respondWith(kept(event.request))
})

async function fresh(request) {
  const cache = await caches.open(CACHE)
  try {
    const answer = await fetch(request)
    if (answer.ok) await cache.put(PAGE, answer.clone())
    return answer
  } catch (failure) {
    const page = await cache.match(PAGE)
    if (page) return page
    throw failure
  }
}

async function kept(request) {
  const cache = await caches.open(CACHE)
  const found = await cache.match(request)
  if (found) return found
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
