/** The one way to the server: same-origin JSON, CSRF token, language, problems as a thrown Refusal. */

import { acting } from './acting'

/** One field that the server refused. */
export interface FieldError {
  field: string
  message: string
}

/** A list of the server; `next` is the mark for the next page, null or absent at the end. */
export interface Paged<T> {
  items: T[]
  next?: string | null
}

/** A refusal of the server (RFC 9457), or a network that did not answer (status 0). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[],
  ) {
    super(title)
  }

  /** All of it in one line, as people read it. */
  get text(): string {
    if (this.detail === '') return this.title
    return `${this.title}${/[\u4e00-\u9fff]$/.test(this.title) ? '：' : ': '}${this.detail}`
  }

  is(slug: string): boolean {
    return this.type.endsWith(`/${slug}`)
  }
}

/** Who can make a refused act possible: asked once, true means try again. */
type Remedy = (refusal: Refusal) => Promise<boolean>

let remedy: Remedy | undefined

/** Names who asks for the password again when an act needs it, or for sign-in when the session is over. */
export function onRefusal(ask: Remedy): void {
  remedy = ask
}

/** Query parameters; empty ones are left out. */
export type Asked = Record<string, string | number | boolean | null | undefined>

export function get<T>(path: string, asked: Asked = {}): Promise<T> {
  return send<T>('GET', address(path, asked))
}

/** Posts JSON, or a file as it is. A key, its own if none is given, makes a repeated request harmless. */
export function post<T>(path: string, body?: unknown, asked: Asked = {}, key?: string): Promise<T> {
  return send<T>('POST', address(path, asked), body, key ?? crypto.randomUUID())
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return send<T>('PUT', path, body)
}

export function remove(path: string): Promise<unknown> {
  return send('DELETE', path)
}

export function address(path: string, asked: Asked): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    if (value !== '' && value !== null && value !== undefined) query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

async function send<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  try {
    return await once<T>(method, path, body, key)
  } catch (e) {
    if (!(e instanceof Refusal) || remedy === undefined || !(await remedy(e))) throw e
    return once<T>(method, path, body, key === undefined ? undefined : crypto.randomUUID())
  }
}

async function once<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = {
    Accept: 'application/json',
    'Accept-Language': document.documentElement.lang,
  }
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1]
  if (token !== undefined) headers['X-XSRF-TOKEN'] = decodeURIComponent(token)
  if (key !== undefined) headers['Idempotency-Key'] = key
  if (acting.id !== '' && path.startsWith('/api/hall/')) headers['X-Acting-For'] = acting.id
  const init: RequestInit = { method, headers }
  if (body instanceof Blob) {
    headers['Content-Type'] = 'application/octet-stream'
    init.body = body
  } else if (body !== undefined) {
    headers['Content-Type'] = 'application/json'
    init.body = JSON.stringify(body)
  }
  let answer: Response
  try {
    answer = await fetch(path, init)
  } catch {
    throw new Refusal(0, 'about:network', '', '', [])
  }
  if (answer.ok) {
    const text = await answer.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
  const said = (await answer.json().catch(() => ({}))) as Partial<Refusal>
  throw new Refusal(answer.status, said.type ?? '', said.title ?? '', said.detail ?? '', said.errors ?? [])
}
