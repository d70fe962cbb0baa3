/** What tests of the reader are made of: a server's keys, a phone's codes, a bundle and its file of people. */
import { buffer, sha256, type Bundle } from './bundle'
import type { Carrier } from '../kit/reader/carrier'
import { base64url, numberBytes, parts, signedText } from '../kit/reader/code'

export const NOON = Date.parse('2026-11-27T04:00:00Z') / 1000

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

/** Somebody in the file of people. */
export interface Row {
  number: number
  facts: object
  leave?: [number, number]
  card?: Carrier
  /** When a printed pass is good: from, until, and 1 for one use. */
  paper?: [number, number, number]
}

const ROUNDS = 1_000

export async function server() {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const publicKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const hashing = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

  const sign = async (bytes: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign('Ed25519', pair.privateKey, buffer(bytes)))

  const hashOf = async (name: Uint8Array) =>
    new DataView(await crypto.subtle.sign('HMAC', hashing, buffer(name))).getBigUint64(0)

  const hash = (number: number) => hashOf(numberBytes(number))

  /** What a card or printed pass becomes, as the server makes it. */
  async function nameOf({ kind, text }: Carrier): Promise<Uint8Array> {
    const key = await crypto.subtle.importKey(
      'raw',
      buffer(new TextEncoder().encode(`${kind}:${text}`)),
      'PBKDF2',
      false,
      ['deriveBits'],
    )
    const slow = { name: 'PBKDF2', hash: 'SHA-256', salt: raw, iterations: ROUNDS }
    return new Uint8Array(await crypto.subtle.deriveBits(slow, key, 256))
  }

  /** A code with a signature of the minute, as a phone shows it; its HMAC is nothing that a reader could check. */
  async function code(number: number, seconds: number, purposes = 3): Promise<Uint8Array> {
    const bytes = new Uint8Array(80)
    const view = new DataView(bytes.buffer)
    const step = Math.floor(seconds / 15)
    bytes[0] = 0x11
    bytes[1] = purposes
    bytes.set(numberBytes(number), 2)
    view.setUint8(7, (step >> 16) & 0xff)
    view.setUint16(8, step & 0xffff)
    const taken = parts(bytes)
    if (taken === undefined) throw new Error('no code')
    bytes.set(await sign(signedText(taken, Math.floor(step / 4))), 16)
    return bytes
  }

  /** 4 bytes of length, JSON, then rows of people and those of cards and printed passes, in the order of their hashes. */
  async function people(rows: Row[]): Promise<Uint8Array> {
    const hashed = await Promise.all(rows.map(async (row) => ({ ...row, hash: await hash(row.number) })))
    hashed.sort((one, other) => (one.hash < other.hash ? -1 : 1))
    const leaves = hashed.flatMap((row, at) => (row.leave === undefined ? [] : [[at, ...row.leave]]))
    const others = await Promise.all(
      hashed.flatMap(({ card, paper }, row) =>
        card === undefined ? [] : [nameOf(card).then(async (name) => ({ hash: await hashOf(name), row, paper }))],
      ),
    )
    others.sort((one, other) => (one.hash < other.hash ? -1 : 1))
    const papers = others.flatMap(({ paper }, at) => (paper === undefined ? [] : [[at, ...paper]]))
    const facts = hashed.map((row) => row.facts)
    const head = new TextEncoder().encode(JSON.stringify({ facts, rows: hashed.length, leaves, papers }))
    const file = new Uint8Array(4 + head.length + (hashed.length + others.length) * 12)
    const view = new DataView(file.buffer)
    view.setUint32(0, head.length)
    file.set(head, 4)
    for (const [at, row] of [...hashed.map(({ hash }, at) => ({ hash, row: at })), ...others].entries()) {
      view.setBigUint64(4 + head.length + at * 12, row.hash)
      view.setUint32(4 + head.length + at * 12 + 8, row.row)
    }
    return file
  }

  async function table(entries: [number, number?][]): Promise<string> {
    const width = entries.some(([, minute]) => minute !== undefined) ? 12 : 8
    const bytes = new Uint8Array(entries.length * width)
    const view = new DataView(bytes.buffer)
    for (const [at, [number, minute]] of entries.entries()) {
      view.setBigUint64(at * width, await hash(number))
      if (minute !== undefined) view.setUint32(at * width + 8, minute)
    }
    return toBase64(bytes)
  }

  /** A bundle with its signature and the file that it names. */
  async function bundle(rows: Row[], other: Partial<Bundle> = {}) {
    const file = await people(rows)
    const made: Bundle = {
      format: 2,
      reader: 'r',
      entry: 'e',
      entryName: { zh: '东门', en: 'East gate' },
      placeName: { zh: '主校区', en: 'Campus' },
      way: 'IN',
      places: ['p'],
      policy: {
        mode: 'NORMAL',
        exam: '',
        lines: [{ condition: "person.kind == 'student'", opens: true, zh: '', en: '' }],
        passback: 'REFUSE',
        missedMinutes: 720,
        capacity: 0,
        visitors: false,
        autoExitMinute: -1,
      },
      version: 7,
      madeAt: new Date(NOON * 1000).toISOString(),
      goodUntil: new Date((NOON + 3600) * 1000).toISOString(),
      keys: [{ number: 0, kind: 'ED25519', key: publicKey }],
      people: await sha256(file),
      peopleKey: toBase64(raw),
      carriers: { salt: toBase64(raw), rounds: ROUNDS },
      stopped: '',
      inside: '',
      count: 0,
      ...other,
    }
    const bytes = new TextEncoder().encode(JSON.stringify(made))
    return { bytes, signature: await sign(bytes), file }
  }

  return { publicKey, code, bundle, table, hash, nameOf, sign, base64url }
}

export const STUDENT = { kind: 'student', offCampus: false, marks: [], campaigns: {}, visit: null }
export const STAFF = { ...STUDENT, kind: 'staff' }
