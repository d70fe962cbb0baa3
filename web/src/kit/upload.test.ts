import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { upload } from './upload'

/** A server that keeps parts, and a network that can be cut. */
class Server {
  begun = 0
  arrived = 0
  cut = false
  asked: string[] = []

  constructor(readonly bytes: number) {}

  state() {
    const file =
      this.arrived === this.bytes ? { id: 'f', name: 'a.pdf', type: 'application/pdf', bytes: this.bytes } : null
    return { id: 'u1', arrived: this.arrived, partBytesMax: 4, file }
  }

  fetch = (path: string, init: RequestInit) => {
    this.asked.push(`${init.method ?? 'GET'} ${path}`)
    if (this.cut) return Promise.reject(new TypeError('cut'))
    if (init.method === 'POST') this.begun++
    return Promise.resolve(new Response(JSON.stringify(this.state()), { status: 200 }))
  }
}

function requestOf(server: Server) {
  return class {
    upload = { addEventListener: () => undefined }
    status = 0
    responseText = ''
    private heard = new Map<string, () => void>()
    open = () => undefined
    setRequestHeader = () => undefined
    addEventListener = (name: string, hear: () => void) => this.heard.set(name, hear)
    abort = () => this.heard.get('abort')?.()
    send = (part: Blob) => {
      if (server.cut) return this.heard.get('error')?.()
      server.arrived += part.size
      // The second part is the last one that gets through.
      if (server.arrived === 8 && server.begun === 1) server.cut = true
      this.status = 200
      this.responseText = JSON.stringify(server.state())
      return this.heard.get('load')?.()
    }
  }
}

/** Lets all pauses pass until it is over; what the browser computes meanwhile takes no timer. */
async function ended<T>(work: Promise<T>): Promise<T> {
  let over = false
  const told = work.finally(() => (over = true))
  while (!over) {
    await vi.advanceTimersByTimeAsync(10_000)
    await new Promise((done) => setImmediate(done))
  }
  return told
}

const kept = new Map<string, string>()

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  vi.stubGlobal('navigator', { onLine: true })
  vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' }, cookie: '' })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('an upload', () => {
  it('that lost the network goes on where it stood when the same file is chosen again, and is begun once', async () => {
    const server = new Server(12)
    vi.stubGlobal('fetch', server.fetch)
    vi.stubGlobal('XMLHttpRequest', requestOf(server))
    const file = () => new File(['123456789012'], 'a.pdf', { type: 'application/pdf', lastModified: 7 })
    const first = upload(file(), 'a.pdf', 'hall', () => undefined).catch((e: unknown) => e)
    expect(await ended(first)).toMatchObject({ status: 0 })
    expect(server.arrived).toBe(8)

    server.cut = false
    server.begun = 2
    const parts: number[] = []
    const second = upload(file(), 'a.pdf', 'hall', (part) => parts.push(part))
    expect(await ended(second)).toMatchObject({ id: 'f' })
    expect(server.begun).toBe(2)
    expect(parts[0]).toBeCloseTo(8 / 12)
    expect(kept.get('uploads')).toBe('[]')
  })
})
