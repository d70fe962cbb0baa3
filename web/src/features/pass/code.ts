/**
 * The bytes of a code (ADR 111), made on the phone: head, HMAC under the phone's own key, and the server's signature for
 * the running minute when there is one.
 */

export const STEP_SECONDS = 15
const STEPS_PER_MINUTE = 4
const VERSION = 1
const VERIFY = 1 << 5
const HEAD_BYTES = 16
const MAC_BYTES = 6
const MAC_FROM = HEAD_BYTES - MAC_BYTES
const SIGNATURE_BYTES = 64

/** What a phone keeps to make codes by itself. */
export interface Shower {
  number: number
  key: CryptoKey
  signingKey: number
  purposes: number
  fromMinute: number
  signatures: Uint8Array<ArrayBuffer>
  /** How far the server's clock is ahead of this one, in milliseconds. */
  aheadMillis: number
}

export function stepOf(millis: number): number {
  return Math.floor(millis / 1000 / STEP_SECONDS)
}

/** The code of a moment of the server's clock; the short form when no signature is left for it. */
export async function code(shower: Shower, millis: number): Promise<Uint8Array<ArrayBuffer>> {
  const step = stepOf(millis)
  const signature = signatureOf(shower, Math.floor(step / STEPS_PER_MINUTE))
  const bytes = new Uint8Array(HEAD_BYTES + signature.length)
  bytes[0] = (VERSION << 4) | (signature.length > 0 ? (shower.signingKey << 1) | 1 : 0)
  bytes[1] = shower.purposes
  put(shower.number, bytes, 2, 5)
  put(step % 2 ** 24, bytes, 7, 3)
  bytes.set(signature, HEAD_BYTES)
  const vouched = new Uint8Array(bytes.length - MAC_BYTES)
  vouched.set(bytes.subarray(0, MAC_FROM))
  vouched.set(signature, MAC_FROM)
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', shower.key, vouched))
  bytes.set(mac.subarray(0, MAC_BYTES), MAC_FROM)
  return bytes
}

/** What proves to the server that this phone holds its key: good for that alone, and never shown. */
export function proof(shower: Shower, millis: number): Promise<Uint8Array<ArrayBuffer>> {
  return code({ ...shower, purposes: VERIFY, signatures: new Uint8Array(0) }, millis)
}

/** So many whole minutes are signed from a moment on. */
export function minutesLeft(shower: Shower, millis: number): number {
  const end = shower.fromMinute + shower.signatures.length / SIGNATURE_BYTES
  return Math.max(0, end - Math.floor(millis / 60_000))
}

/** The key as the phone keeps it: no script reads it again. */
export function takeKey(text: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', fromText(text), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

export function fromText(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'))
  return Uint8Array.from(plain, (one) => one.charCodeAt(0))
}

export function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
}

function signatureOf(shower: Shower, minute: number): Uint8Array<ArrayBuffer> {
  const place = (minute - shower.fromMinute) * SIGNATURE_BYTES
  return place < 0 || place >= shower.signatures.length
    ? new Uint8Array(0)
    : shower.signatures.slice(place, place + SIGNATURE_BYTES)
}

function put(number: number, into: Uint8Array, from: number, count: number): void {
  let rest = number
  for (let at = from + count - 1; at >= from; at--) {
    into[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
}
