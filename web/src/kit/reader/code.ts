/** A code as bytes (ADR 111), and whether the server has signed it for this minute: what a reader needs without a network. */

export const ENTER = 1
export const LEAVE = 2

const HEAD_BYTES = 16
const SIGNED_BYTES = 80
const STEP_SECONDS = 15
const STEPS_PER_MINUTE = 4
/** A clock may be so many minutes behind or ahead. */
const MINUTES_TOLERATED = 1
const STEP_MASK = 0xffffff
const DOMAIN = new TextEncoder().encode('shaopao-code')

/** A code taken apart, not yet believed. */
export interface Parts {
  first: number
  key: number
  purposes: number
  number: number
  lowStep: number
  signature: Uint8Array
}

/** Takes the signed form apart; undefined for anything else. */
export function parts(bytes: Uint8Array): Parts | undefined {
  if (bytes.length !== SIGNED_BYTES) return undefined
  const first = bytes[0] ?? 0
  const purposes = bytes[1] ?? 0
  if (first >> 4 !== 1 || (first & 1) === 0 || purposes === 0 || purposes > 0x3f) return undefined
  return {
    first,
    key: (first >> 1) & 7,
    purposes,
    number: bigEndian(bytes, 2, 5),
    lowStep: bigEndian(bytes, 7, 3),
    signature: bytes.slice(HEAD_BYTES),
  }
}

/** The minute (since 1970) of the code: of the step nearest to now that ends in its bits. */
export function minuteOf(code: Parts, seconds: number): number {
  const now = Math.floor(seconds / STEP_SECONDS)
  const ahead = (code.lowStep - (now & STEP_MASK) + STEP_MASK + 1) & STEP_MASK
  const step = now + (ahead > STEP_MASK / 2 ? ahead - STEP_MASK - 1 : ahead)
  return Math.floor(step / STEPS_PER_MINUTE)
}

/** What the server signed. */
export function signedText(code: Parts, minute: number): Uint8Array {
  const text = new Uint8Array(DOMAIN.length + 11)
  text.set(DOMAIN)
  text[DOMAIN.length] = code.first
  text[DOMAIN.length + 1] = code.purposes
  put(text, DOMAIN.length + 2, 5, code.number)
  put(text, DOMAIN.length + 7, 4, minute)
  return text
}

/** Whether the minute of a code is near enough to the reader's clock. */
export function timely(minute: number, seconds: number): boolean {
  return Math.abs(minute - Math.floor(seconds / 60)) <= MINUTES_TOLERATED
}

/** The bytes of the pass number, over which its keyed hash goes. */
export function numberBytes(number: number): Uint8Array {
  const bytes = new Uint8Array(5)
  put(bytes, 0, 5, number)
  return bytes
}

export function base64url(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Undefined for what is no Base64url. */
export function bytesOf(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]{1,320}$/.test(text)) return undefined
  try {
    return base64(text.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return undefined
  }
}

export function base64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))
}

function bigEndian(bytes: Uint8Array, from: number, count: number): number {
  let number = 0
  for (let i = from; i < from + count; i++) number = number * 256 + (bytes[i] ?? 0)
  return number
}

function put(into: Uint8Array, from: number, count: number, number: number): void {
  let rest = number
  for (let i = count - 1; i >= 0; i--) {
    into[from + i] = rest % 256
    rest = Math.floor(rest / 256)
  }
}
