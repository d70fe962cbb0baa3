/**
 * Uploads with progress. A file goes in parts; when the network is lost the server is asked where the upload stands, and
 * it goes on from there, so nothing is sent or kept twice. Where an upload stands outlives the page: the same file,
 * chosen again, goes on as well.
 */
import { Refusal, get, post, remove } from './call'

/** A file as the server keeps it. */
export interface Kept {
  id: string
  name: string
  type: string
  bytes: number
}

interface Upload {
  id: string
  arrived: number
  partBytesMax: number
  file: Kept | null
}

const TRIES = 6
const WAIT_MS = 1_500

const BEGUN = 'uploads'
const BEGUN_MAX = 20

/** Uploads that were begun and not ended, by what tells a file apart from others; the newest last. */
function begun(): [string, string][] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(BEGUN) ?? '[]')
    return Array.isArray(kept) ? (kept as [string, string][]) : []
  } catch {
    return []
  }
}

function remember(file: string, id: string | undefined): void {
  if (file === '') return
  const others = begun().filter(([known]) => known !== file)
  const kept = id === undefined ? others : [...others, [file, id]]
  try {
    localStorage.setItem(BEGUN, JSON.stringify(kept.slice(-BEGUN_MAX)))
  } catch {
    // Without room the upload goes on, only not after the page is closed.
  }
}

/**
 * What tells a file of the person's device apart, so that whoever uses the browser next reads no name; nothing for what
 * was drawn or taken on this page, and where the browser cannot compute it.
 */
async function print(file: Blob, purpose: string): Promise<string> {
  const subtle = (crypto as Partial<Crypto>).subtle
  if (!(file instanceof File) || subtle === undefined) return ''
  const text = new TextEncoder().encode([purpose, file.name, file.size, file.lastModified].join('/'))
  return Array.from(new Uint8Array(await subtle.digest('SHA-256', text)), (byte) => byte.toString(36)).join('.')
}

/** Where the upload of this file stands on the server; nothing when it was never begun, has ended or is forgotten. */
async function standing(print: string): Promise<Upload | undefined> {
  const id = begun().find(([known]) => known === print)?.[1]
  if (id === undefined) return undefined
  try {
    const state = await get<Upload>(`/api/files/uploads/${id}`)
    return state.file === null ? state : undefined
  } catch (e) {
    if (e instanceof Refusal && e.status === 0) throw e
    return undefined
  }
}

/** Sends a file; tells how far it is, from 0 to 1. */
export async function upload(
  file: Blob,
  name: string,
  purpose: string,
  told: (part: number) => void,
  signal?: AbortSignal,
): Promise<Kept> {
  const key = crypto.randomUUID()
  const mark = await print(file, purpose)
  const wanted = { name, purpose, type: file.type || null, bytes: file.size }
  let state =
    (await again(() => standing(mark), signal)) ??
    (await again(() => post<Upload>('/api/files/uploads', wanted, {}, key), signal))
  remember(mark, state.id)
  told(state.arrived / file.size)
  const path = `/api/files/uploads/${state.id}`
  try {
    while (state.file === null) {
      const from = state.arrived
      const part = file.slice(from, from + state.partBytesMax)
      state = await again(async (attempt) => {
        const here = attempt === 1 ? state : await get<Upload>(path)
        if (here.file !== null || here.arrived !== from) return here
        const whole = (bytes: number) => told((from + bytes) / file.size)
        return send<Upload>('PUT', `${path}/parts?from=${from}`, part, whole, signal)
      }, signal)
      told(state.arrived / file.size)
    }
    remember(mark, undefined)
    return state.file
  } catch (failure) {
    const lost = failure instanceof Refusal && failure.status === 0
    if (!lost || signal?.aborted) remember(mark, undefined)
    if (signal?.aborted) void remove(path).catch(() => undefined)
    throw failure
  }
}

/** Tries again while only the network is to blame. */
async function again<T>(work: (attempt: number) => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt)
    } catch (failure) {
      const lost = failure instanceof Refusal && failure.status === 0
      if (!lost || attempt >= TRIES || signal?.aborted) throw failure
      await backOnLine(attempt * WAIT_MS)
    }
  }
}

/** Posts a file in one body, with progress from 0 to 1; a file that is taken as a stream and kept nowhere. */
export function postFile<T>(path: string, file: Blob, told: (part: number) => void): Promise<T> {
  return send<T>('POST', path, file, (bytes) => told(bytes / file.size))
}

/** `fetch` tells nothing of how far a body is; the older request does. */
function send<T>(
  method: string,
  path: string,
  part: Blob,
  told: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<T> {
  return new Promise((done, refused) => {
    const request = new XMLHttpRequest()
    request.open(method, path)
    if (method === 'POST') request.setRequestHeader('Idempotency-Key', crypto.randomUUID())
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Accept-Language', document.documentElement.lang)
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1]
    if (token !== undefined) request.setRequestHeader('X-XSRF-TOKEN', decodeURIComponent(token))
    request.upload.addEventListener('progress', (event) => told(event.loaded))
    request.addEventListener('load', () => {
      const said = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) return done(said as T)
      const problem = said as Partial<Refusal>
      refused(new Refusal(request.status, problem.type ?? '', problem.title ?? '', problem.detail ?? '', []))
    })
    const lost = () => refused(new Refusal(0, 'about:network', '', '', []))
    request.addEventListener('error', lost)
    request.addEventListener('abort', lost)
    signal?.addEventListener('abort', () => request.abort())
    request.send(part)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}

/** Waits a while, and as long as the browser knows that there is no network. */
async function backOnLine(ms: number): Promise<void> {
  await new Promise((done) => setTimeout(done, ms))
  if (navigator.onLine) return
  await new Promise((done) => addEventListener('online', done, { once: true }))
}
