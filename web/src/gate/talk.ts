/** How a reader speaks with the server: requests signed by its key, decisions by the key of a quarter of an hour. */
import { buffer } from './bundle'
import { base64, base64url } from '../kit/reader/code'
import type { Direction, Reason, Remark } from './gateRules'
import type { Enrolled } from './store'

/** What the server says to a code: `shaopao.gates.GateAnswer`. */
export interface Answer {
  event: string
  open: boolean
  direction: Direction
  reason: Reason
  words: { zh: string; en: string }
  remark: Remark | null
  name: string | null
  kind: string
  inside: number
  capacity: number
  at: string
}

interface Greeting {
  session: { token: string; key: string; expiresAt: string }
  bundleKey: string
  entry: { id: string; name: { zh: string; en: string }; way: Direction }
  now: string
}

/** The server did not answer, or not in time: the reader goes on by itself. */
export class Away extends Error {}

/** The server refuses: a problem with its slug. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly detail: string,
    /** What time it was at the server, as far as it says. */
    readonly serverMillis = Number.NaN,
  ) {
    super(slug)
  }
}

const SOCKET = '/api/gates/sessions/socket'
const PROTOCOL = 'shaopao-reader-1'
const ANSWER_MS = 2_000
const LONG_MS = 20_000
/** A new key is asked for so long before the old one is over. */
const AHEAD_MS = 120_000
/** A signature is good for a minute either way; a clock that is off by more is put right by the server's. */
const CLOCKS_APART_MS = 30_000

type Http = (path: string, init: RequestInit) => Promise<Response>
const browser: Http = (path, init) => fetch(path, init)

async function sent(path: string, init: RequestInit, most: number, http = browser): Promise<Response> {
  let answer: Response
  try {
    answer = await http(path, { ...init, cache: 'no-store', signal: AbortSignal.timeout(most) })
  } catch {
    throw new Away(path)
  }
  if (answer.ok || answer.status === 304) return answer
  if (answer.status >= 500 || answer.status === 429) throw new Away(path)
  const said = (await answer.json().catch(() => ({}))) as { type?: string; detail?: string }
  const at = Date.parse(answer.headers.get('Date') ?? '')
  throw new Refused(answer.status, (said.type ?? '').replace(/^.*\//, ''), said.detail ?? '', at)
}

/** Enrols this browser by its one-time code; makes the key first. */
export async function enrol(code: string): Promise<Omit<Enrolled, 'bundleKey' | 'entry' | 'ahead'>> {
  const key = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', key.publicKey))
  const publicKey = btoa(String.fromCharCode(...raw))
  await sent('/api/access/methods', {}, LONG_MS)
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? ''
  const answer = await sent(
    '/api/devices/enrol',
    {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token) },
      body: JSON.stringify({ code, publicKey }),
    },
    LONG_MS,
  )
  const { id, name } = (await answer.json()) as { id: string; name: string }
  return { id, name, key }
}

export function talk(me: Enrolled, http: Http = browser) {
  let greeting: Greeting | undefined
  let hmac: CryptoKey | undefined
  let number = 0
  const now = () => Date.now() + me.ahead

  /** For so long the key of the session is good. */
  const left = () => (greeting === undefined ? 0 : Date.parse(greeting.session.expiresAt) - now())

  /** A request that the device's key signs; once more when it was this clock that made the signature old. */
  async function signed(method: string, path: string, body = '', headers: Record<string, string> = {}, most = LONG_MS) {
    try {
      return await signedNow(method, path, body, headers, most)
    } catch (refusal) {
      if (!(refusal instanceof Refused) || refusal.slug !== 'device-signature-invalid') throw refusal
      if (!(Math.abs(refusal.serverMillis - now()) > CLOCKS_APART_MS)) throw refusal
      me.ahead = refusal.serverMillis - Date.now()
      return signedNow(method, path, body, headers, most)
    }
  }

  async function signedNow(method: string, path: string, body: string, headers: Record<string, string>, most: number) {
    const text = new TextEncoder()
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', text.encode(body)))
    const hex = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const seconds = Math.floor(now() / 1000)
    const nonce = base64url(crypto.getRandomValues(new Uint8Array(18)))
    const lines = ['SHAOPAO-DEVICE-1', me.id, seconds, nonce, method, path, hex].join('\n')
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', me.key.privateKey, text.encode(lines)))
    return sent(
      path,
      {
        method,
        headers: {
          ...headers,
          Authorization: `Shaopao-Device ${me.id}.${seconds}.${nonce}.${base64url(signature)}`,
          ...(body === '' ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === '' ? {} : { body }),
      },
      most,
      http,
    )
  }

  /** Says good day: a new key, and what time it is. */
  async function greet(most = LONG_MS): Promise<Greeting> {
    const begun = Date.now()
    const answer = await signed('POST', '/api/gates/sessions', '', {}, most)
    const said = (await answer.json()) as Greeting
    me.ahead = Date.parse(said.now) - (begun + Date.now()) / 2
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    hmac = await crypto.subtle.importKey('raw', buffer(base64(said.session.key)), algorithm, false, ['sign'])
    greeting = said
    number = 0
    return said
  }

  /** Gets a new key before the old one is over. */
  async function keepKey(): Promise<void> {
    if (left() < AHEAD_MS) await greet()
  }

  /** Proves by the key of the session that a request is this reader's; each number counts once. */
  async function proof(token: string, method: string, path: string, body: string): Promise<string> {
    const mine = ++number
    const text = new TextEncoder().encode(`SHAOPAO-READER-1\n${method}\n${path}\n${mine}\n${body}`)
    const mac = new Uint8Array(await crypto.subtle.sign('HMAC', hmac as CryptoKey, text)).slice(0, 16)
    return `${token}.${mine}.${base64url(mac)}`
  }

  /** By what the socket of this session is opened, once; undefined before the first greeting. */
  async function socket(): Promise<{ session: string; address: string; protocols: string[] } | undefined> {
    if (greeting === undefined || left() <= 0) return undefined
    const { token } = greeting.session
    return { session: token, address: SOCKET, protocols: [PROTOCOL, await proof(token, 'GET', SOCKET, '')] }
  }

  /** Names the session, so that its socket is opened anew with the next one. */
  const session = () => greeting?.session.token ?? ''

  async function decide(body: { code: string } | { card: string }, again = true): Promise<Answer> {
    // somebody stands at the door: a new key is fetched beforehand (see keepKey), and here only for as long as an answer
    const { token } = left() <= 0 || greeting === undefined ? (await greet(ANSWER_MS)).session : greeting.session
    const json = JSON.stringify(body)
    const proved = await proof(token, 'POST', '/api/gates/decisions', json)
    try {
      const answer = await sent(
        '/api/gates/decisions',
        {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: `Shaopao-Reader ${proved}`,
          },
          body: json,
        },
        ANSWER_MS,
        http,
      )
      return (await answer.json()) as Answer
    } catch (refusal) {
      if (!(refusal instanceof Refused) || refusal.slug !== 'reader-session-over' || !again) throw refusal
      greeting = undefined
      return decide(body, false)
    }
  }

  /** The bundle, unless it is the one that is known. */
  async function bundle(tag: string): Promise<{ bytes: Uint8Array; signature: string; tag: string } | undefined> {
    const answer = await signed('GET', '/api/gates/bundle', '', tag === '' ? {} : { 'If-None-Match': tag })
    if (answer.status === 304) return undefined
    return {
      bytes: new Uint8Array(await answer.arrayBuffer()),
      signature: answer.headers.get('Shaopao-Bundle-Signature') ?? '',
      tag: answer.headers.get('ETag') ?? '',
    }
  }

  async function people(hash: string): Promise<Uint8Array> {
    return new Uint8Array(await (await signed('GET', `/api/gates/bundle/people/${hash}`)).arrayBuffer())
  }

  async function events(log: string, some: unknown[]): Promise<{ upTo: number; taken: number; missing: number }> {
    const answer = await signed('POST', '/api/gates/events', JSON.stringify({ log, events: some }))
    return (await answer.json()) as { upTo: number; taken: number; missing: number }
  }

  return { greet, keepKey, decide, socket, session, bundle, people, events, now }
}

export type Talk = ReturnType<typeof talk>
