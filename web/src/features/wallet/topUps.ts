/** How a top-up by a payment service goes on, on this side: what may be chosen, how far it is, when to ask again. */
import type { TopUp } from './types'

/** What somebody wants to bring; the id is made once, so that sent again it is the same one. */
export interface Wish {
  id: string
  channel: string
  amountCents: number
  /** When it was first sent, by the clock of this device; 0 when it was begun elsewhere. */
  askedAt: number
  /** By how much that clock is ahead of the server's. */
  aheadMillis: number
}

const PROMPT_MS = 15_000
const DRIFT_MS = 30_000

/** By how much a clock is ahead, from an answer that came at once; a wrong clock must not hide what can be paid. */
export function ahead(wish: Wish, order: TopUp, now: number): number {
  if (wish.askedAt === 0 || now - wish.askedAt > PROMPT_MS) return wish.aheadMillis
  const found = wish.askedAt - Date.parse(order.begunAt)
  return Math.abs(found) > DRIFT_MS ? found : 0
}

/** As far as people care: a late one may still turn out to be paid. */
export type Step = 'waiting' | 'late' | 'paid' | 'closed' | 'stray'

const USUAL = [2_000, 5_000, 10_000, 20_000, 50_000]

/** The most that the server takes at once. */
const AT_ONCE = 500_000

/** The most that may come in now; the purse holds only so much. */
export function most(balanceCents: number, balanceTopCents: number | null): number {
  return Math.max(0, Math.min(AT_ONCE, balanceTopCents === null ? AT_ONCE : balanceTopCents - balanceCents))
}

/** The usual amounts of which one can still choose. */
export function choices(mostCents: number): number[] {
  return USUAL.filter((one) => one <= mostCents)
}

const PAUSES = [3, 3, 5, 8, 13, 20, 30]

/** Seconds until the service is asked again, after so many times. */
export function pause(asked: number): number {
  return PAUSES[Math.min(asked, PAUSES.length - 1)] ?? 30
}

/** Whole seconds in which it can still be paid. */
export function secondsLeft(order: TopUp, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(order.expiresAt) - now) / 1000))
}

export function step(order: TopUp, now: number): Step {
  switch (order.state) {
    case 'PAID':
    case 'CREDITED':
      return 'paid'
    case 'CLOSED':
      return 'closed'
    case 'STRAY':
      return 'stray'
    case 'WAITING':
      return secondsLeft(order, now) > 0 ? 'waiting' : 'late'
  }
}

/** Whether a browser can open the link; others are for the scanner of the payer's app. */
export function opens(link: string | null): link is string {
  return link?.startsWith('https://') ?? false
}

/** "14:05" for 845 seconds. */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
