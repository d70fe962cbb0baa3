/** What people show instead of a phone: a card that tells its number, or a printed pass. */

export interface Carrier {
  kind: 'card' | 'paper'
  /** As it is hashed: capitals, without spaces, colons and hyphens. */
  text: string
}

const PAPER = /^SP[0-9A-HJKMNP-TV-Z]{16}$/
const DIGITS = /^\d{6,20}$/
/** The number of a chip of 4, 7 or 10 bytes, as readers of cards type it. */
const CHIP = /^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/

/** Undefined for a code. */
export function carrierOf(typed: string): Carrier | undefined {
  const text = typed.toUpperCase().replace(/[\s:-]/g, '')
  if (PAPER.test(text)) return { kind: 'paper', text }
  return DIGITS.test(text) || CHIP.test(text) ? { kind: 'card', text } : undefined
}
