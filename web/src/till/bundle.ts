/** What the till takes along to sell without a network (ADR 142), opened: keys of codes, and who was stopped. */
import { base64 } from '../kit/reader/code'
import { checkOf, type Check } from '../kit/reader/signed'

export interface Merchant {
  id: string
  name: string
  place: string
  menu: { id: string; name: string; priceCents: number }[]
}

/** As the server sends it: `shaopao.till.TillBundle`. */
export interface TillBundle {
  format: number
  merchant?: Merchant | null
  personMaxCents: number
  terminalMaxCents: number
  daysMax: number
  keys: { number: number; kind: string; key: string }[]
  numberKey: string
  stopped: string
  madeAt: string
  goodUntil: string
}

/** An opened bundle; numbers are hashes of 8 bytes. */
export interface Opened {
  bundle: TillBundle
  keys: Map<number, Check>
  hashKey: CryptoKey
  stopped: Set<bigint>
}

const FORMAT = 1
const HASH_BYTES = 8

/** Throws what it does not understand. */
export async function open(bundle: TillBundle): Promise<Opened> {
  if (bundle.format !== FORMAT) throw new Error(`a bundle of format ${bundle.format}`)
  const keys = new Map<number, Check>()
  for (const one of bundle.keys) {
    const check = await checkOf(one.kind, base64(one.key))
    if (check !== undefined) keys.set(one.number, check)
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const hashKey = await crypto.subtle.importKey('raw', buffer(base64(bundle.numberKey)), hmac, false, ['sign'])
  return { bundle, keys, hashKey, stopped: hashes(base64(bundle.stopped)) }
}

/** The keyed hash of a pass number. */
export async function hashOf(opened: Opened, number: Uint8Array): Promise<bigint> {
  return new DataView(await crypto.subtle.sign('HMAC', opened.hashKey, buffer(number))).getBigUint64(0)
}

function hashes(bytes: Uint8Array): Set<bigint> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<bigint>()
  for (let at = 0; at < bytes.byteLength; at += HASH_BYTES) found.add(view.getBigUint64(at))
  return found
}

/** The bytes alone, in a buffer of their own, as the browser's cryptography takes them. */
function buffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
