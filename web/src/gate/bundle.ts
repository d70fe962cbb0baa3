/** The bundle of a reader: checked, opened, and asked for whoever shows a code (ADR 117). */
import type { Carrier } from '../kit/reader/carrier'
import { base64 } from '../kit/reader/code'
import { checkOf, type Check } from '../kit/reader/signed'
import { ready, type Direction, type Facts, type Policy, type Ready, type Span, type Whereabouts } from './gateRules'

/** As the server sends it: `shaopao.gates.GateBundle`. */
export interface Bundle {
  format: number
  reader: string
  entry: string
  entryName: { zh: string; en: string }
  placeName: { zh: string; en: string }
  way: Direction
  places: string[]
  policy: Policy
  version: number
  madeAt: string
  goodUntil: string
  keys: { number: number; kind: string; key: string }[]
  people: string
  peopleKey: string
  carriers: { salt: string; rounds: number }
  stopped: string
  inside: string
  count: number
}

interface Head {
  facts: Omit<Facts, 'present' | 'leaves'>[]
  /** So many rows of people; those of cards and printed passes follow. */
  rows: number
  leaves: [number, number, number][]
  papers: [number, number, number, number][]
}

/** A card or printed pass that is in the file: the hash of its pass, and when it is good if it is printed. */
export interface Other {
  row: bigint
  paper: { from: number; until: number; once: boolean } | undefined
}

const HASH_BYTES = 8
const ROW_BYTES = 12
const FORMAT = 2

/** An opened bundle; numbers are hashes of 8 bytes. */
export interface Opened {
  bundle: Bundle
  gate: Ready
  keys: Map<number, Check>
  hashKey: CryptoKey
  stopped: Set<bigint>
  inside: Map<bigint, Whereabouts>
  facts: (hash: bigint) => Facts | undefined
  other: (hash: bigint) => Other | undefined
  people: number
}

/** Whether the server has signed these bytes. */
export async function isSigned(bytes: Uint8Array, signature: Uint8Array, publicKey: string): Promise<boolean> {
  const key = await ed25519(base64(publicKey))
  return crypto.subtle.verify('Ed25519', key, buffer(signature), buffer(bytes))
}

/** Reads a bundle whose signature was checked, with its file of people. Throws what it does not understand. */
export async function open(bytes: Uint8Array, people: Uint8Array): Promise<Opened> {
  const bundle = JSON.parse(new TextDecoder().decode(bytes)) as Bundle
  if (bundle.format !== FORMAT) throw new Error(`a bundle of format ${bundle.format}`)
  if ((await sha256(people)) !== bundle.people) throw new Error('another file of people')
  const keys = new Map<number, Check>()
  for (const one of bundle.keys) {
    const check = await checkOf(one.kind, base64(one.key))
    if (check !== undefined) keys.set(one.number, check)
  }
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  return {
    bundle,
    gate: ready(bundle.policy, bundle.places),
    keys,
    hashKey: await crypto.subtle.importKey('raw', buffer(base64(bundle.peopleKey)), hmac, false, ['sign']),
    stopped: hashes(base64(bundle.stopped)),
    inside: insideOf(base64(bundle.inside)),
    ...table(people),
  }
}

/** Rows in the order of their hashes, looked up by halves; nothing is copied. */
function table(file: Uint8Array): Pick<Opened, 'facts' | 'other' | 'people'> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const length = view.getUint32(0)
  const head = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + length))) as Head
  const start = 4 + length
  const all = (file.byteLength - start) / ROW_BYTES
  const leaves = new Map<number, Span[]>()
  for (const [row, from, until] of head.leaves) {
    leaves.set(row, [...(leaves.get(row) ?? []), { from, until }])
  }
  const papers = new Map(head.papers.map(([row, from, until, once]) => [row, { from, until, once: once === 1 }]))
  const hashAt = (row: number) => view.getBigUint64(start + row * ROW_BYTES)
  const valueAt = (row: number) => view.getUint32(start + row * ROW_BYTES + HASH_BYTES)

  function find(hash: bigint, from: number, to: number): number | undefined {
    let low = from
    let high = to - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = hashAt(middle)
      if (found === hash) return middle
      if (found < hash) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  return {
    people: head.rows,
    facts(hash) {
      const row = find(hash, 0, head.rows)
      const known = row === undefined ? undefined : head.facts[valueAt(row)]
      return known && { ...known, present: true, leaves: leaves.get(row ?? 0) ?? [] }
    },
    other(hash) {
      const row = find(hash, head.rows, all)
      return row === undefined ? undefined : { row: hashAt(valueAt(row)), paper: papers.get(row - head.rows) }
    },
  }
}

/** The keyed hash of a card or printed pass; slow, as the server makes it. */
export async function hashOfOther(opened: Opened, { kind, text }: Carrier): Promise<bigint> {
  const { salt, rounds } = opened.bundle.carriers
  const given = new TextEncoder().encode(`${kind}:${text}`)
  const key = await crypto.subtle.importKey('raw', buffer(given), 'PBKDF2', false, ['deriveBits'])
  const slow = { name: 'PBKDF2', hash: 'SHA-256', salt: buffer(base64(salt)), iterations: rounds }
  return hashOf(opened, new Uint8Array(await crypto.subtle.deriveBits(slow, key, 256)))
}

/** The keyed hash of a name: of the bytes of a pass number, or of what a card becomes. */
export async function hashOf(opened: Opened, name: Uint8Array): Promise<bigint> {
  const mac = await crypto.subtle.sign('HMAC', opened.hashKey, buffer(name))
  return new DataView(mac).getBigUint64(0)
}

function hashes(bytes: Uint8Array): Set<bigint> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Set<bigint>()
  for (let at = 0; at < bytes.byteLength; at += HASH_BYTES) found.add(view.getBigUint64(at))
  return found
}

function insideOf(bytes: Uint8Array): Map<bigint, Whereabouts> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<bigint, Whereabouts>()
  for (let at = 0; at < bytes.byteLength; at += ROW_BYTES) {
    found.set(view.getBigUint64(at), { inside: true, since: view.getUint32(at + HASH_BYTES) * 60 })
  }
  return found
}

function ed25519(raw: Uint8Array): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', buffer(raw), 'Ed25519', false, ['verify'])
}

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', buffer(bytes)))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The bytes alone, in a buffer of their own, as the browser's cryptography takes them. */
export function buffer(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
