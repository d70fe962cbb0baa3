/** A browser that is a machine of the school: enrolled once by a code, it signs each request with a key of its own. */

/** Who this machine is. The private half of the key cannot be taken out of the browser. */
export interface Machine {
  id: string
  name: string
  key: CryptoKeyPair
}

/** The server refuses: a problem with its slug and its words. */
export class MachineRefusal extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly title: string,
    readonly detail: string,
  ) {
    super(slug)
  }
}

const KEPT = 'kept'
const LONG_MS = 20_000
const AGAIN_MS = 3_000
/** Answers are on their way for a while, and their dates are in whole seconds. */
const WRONG_MS = 30_000

/** Runs one request on the storage of this kind of machine. */
async function stored<T>(kind: string, mode: IDBTransactionMode, work: (kept: IDBObjectStore) => IDBRequest<T>) {
  const database = await new Promise<IDBDatabase>((done, failed) => {
    const request = indexedDB.open(`shaopao-${kind}`, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(KEPT)
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('no storage'))
  })
  try {
    return await new Promise<T>((done, failed) => {
      const request = work(database.transaction(KEPT, mode).objectStore(KEPT))
      request.onsuccess = () => done(request.result)
      request.onerror = () => failed(request.error ?? new Error('not stored'))
    })
  } finally {
    database.close()
  }
}

/** The machine that this browser is, if it was enrolled. */
export function known(kind: string): Promise<Machine | undefined> {
  return stored(kind, 'readonly', (kept) => kept.get('machine') as IDBRequest<Machine | undefined>)
}

/** @param heard gets every answer, refusals too: they tell the time of the server as well */
async function sent(path: string, init: RequestInit, heard: (answer: Response) => void = () => {}): Promise<Response> {
  let answer: Response
  try {
    answer = await fetch(path, { cache: 'no-store', ...init })
  } catch {
    throw new MachineRefusal(0, 'network', '', '')
  }
  heard(answer)
  if (answer.ok || answer.status === 304) return answer
  const said = (await answer.json().catch(() => ({}))) as { type?: string; title?: string; detail?: string }
  throw new MachineRefusal(answer.status, (said.type ?? '').replace(/^.*\//, ''), said.title ?? '', said.detail ?? '')
}

/** Enrols this browser by its one-time code; makes the key first. */
export async function enrol(kind: string, code: string): Promise<Machine> {
  const key = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key.publicKey))
  await sent('/api/access/methods', {})
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const answer = await sent('/api/devices/enrol', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
    body: JSON.stringify({ code, publicKey: btoa(String.fromCharCode(...raw)) }),
  })
  const { id, name } = (await answer.json()) as { id: string; name: string }
  const machine = { id, name, key }
  await stored(kind, 'readwrite', (kept) => kept.put(machine, 'machine'))
  return machine
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}

/** How long to wait for an answer, and what goes into the head of a request. */
interface Asking {
  signal?: AbortSignal
  headers?: Record<string, string>
}

/**
 * How the machine speaks with the server.
 *
 * @param ahead the server's clock minus this one's, in milliseconds, as far as it is known: a signature is good for two
 *   minutes
 */
export function speaker(me: Machine, ahead = 0) {
  /** Whether the answer showed that this clock is wrong by more than was known. */
  function learnt(answer: Response): boolean {
    const now = Date.parse(answer.headers.get('Date') ?? '')
    const off = now - (Date.now() + ahead)
    if (Number.isNaN(now) || Math.abs(off) <= WRONG_MS) return false
    ahead = now - Date.now()
    return true
  }

  /** Signs and sends; a request that was refused because of a wrong clock is signed once more by the server's. */
  async function signed(method: string, path: string, body = '', asking: Asking = {}): Promise<Response> {
    let corrected = false
    try {
      return await once(method, path, body, asking, (answer) => (corrected = learnt(answer)))
    } catch (failure) {
      if (!(failure instanceof MachineRefusal) || failure.status !== 401 || !corrected) throw failure
      return once(method, path, body, asking, learnt)
    }
  }

  async function once(
    method: string,
    path: string,
    body: string,
    asking: Asking,
    heard: (answer: Response) => void,
  ): Promise<Response> {
    const text = new TextEncoder()
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(body)))
    const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const seconds = Math.floor((Date.now() + ahead) / 1000)
    const nonce = base64url(crypto.getRandomValues(new Uint8Array(18)))
    const lines = ['SHAOPAO-DEVICE-1', me.id, seconds, nonce, method, path, hex].join('\n')
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', me.key.privateKey, text.encode(lines)))
    const init = {
      method,
      headers: {
        ...asking.headers,
        'Accept-Language': document.documentElement.lang,
        Authorization: `Shaopao-Device ${me.id}.${seconds}.${nonce}.${base64url(signature)}`,
        ...(body === '' ? {} : { 'Content-Type': 'application/json' }),
      },
      signal: asking.signal ?? AbortSignal.timeout(LONG_MS),
      ...(body === '' ? {} : { body }),
    }
    return sent(path, init, heard)
  }

  async function json<T>(method: string, path: string, body?: unknown, asking: Asking = {}): Promise<T> {
    const answer = await signed(method, path, body === undefined ? '' : JSON.stringify(body), asking)
    const text = await answer.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  /** Calls the listener for each live event of a type, and tells whether the line is up; comes back by itself. */
  function listen(type: string, heard: () => void, up: (on: boolean) => void): () => void {
    const stop = new AbortController()
    async function hear() {
      const answer = await signed('GET', '/api/events', '', { signal: stop.signal })
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
      up(true)
      let rest = ''
      for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
        const events = (rest + part.value).split('\n\n')
        rest = events.pop() ?? ''
        if (
          events.some((one) =>
            one.split('\n').some((line) => eventOf(line) === type || eventOf(line) === 'live.resumed'),
          )
        )
          heard()
      }
    }
    async function always() {
      while (!stop.signal.aborted) {
        await hear().catch(() => undefined)
        up(false)
        await new Promise((done) => setTimeout(done, AGAIN_MS))
        if (!stop.signal.aborted) heard()
      }
    }
    void always()
    return () => stop.abort()
  }

  return {
    signed,
    json,
    listen,
    /** What time it is at the server, in milliseconds since 1970. */
    now: () => Date.now() + ahead,
    ahead: () => ahead,
  }
}

function eventOf(line: string): string {
  return line.startsWith('event:') ? line.slice('event:'.length).trim() : ''
}

export type Speaker = ReturnType<typeof speaker>
