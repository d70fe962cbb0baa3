/** Live events of the server: one stream for the whole page, however many listen. */

type Listener = (payload: unknown) => void

const listeners = new Map<string, Set<Listener>>()
let source: EventSource | undefined

const AFTER_REFUSAL_MS = 30_000

/** Opens the stream; tells whether it is up, now and whenever that changes. */
export function connect(told: (up: boolean) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined

  function open() {
    const stream = new EventSource('/api/events')
    source = stream
    stream.addEventListener('open', () => told(true))
    stream.addEventListener('error', () => {
      told(false)
      // A lost line is taken up again by the browser; after a refusal we must ask ourselves.
      if (stream.readyState === EventSource.CLOSED) timer = setTimeout(open, AFTER_REFUSAL_MS)
    })
    for (const type of listeners.keys()) listen(type)
  }

  open()
  return () => {
    clearTimeout(timer)
    source?.close()
    source = undefined
    told(false)
  }
}

/** Calls the listener for every event of a type until the returned function is called. */
export function on(type: string, listener: Listener): () => void {
  const known = listeners.get(type)
  if (known === undefined) {
    listeners.set(type, new Set([listener]))
    listen(type)
  } else {
    known.add(listener)
  }
  return () => listeners.get(type)?.delete(listener)
}

function listen(type: string): void {
  source?.addEventListener(type, (event: MessageEvent<string>) => {
    const payload: unknown = JSON.parse(event.data)
    listeners.get(type)?.forEach((tell) => tell(payload))
  })
}
