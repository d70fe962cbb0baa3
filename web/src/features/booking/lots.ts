/** Computes a draw anew in the browser, by what its record says; docs/guide/booking.md tells it in words. */
import type { DrawRecord } from './types'

const text = new TextEncoder()

function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('')
}

async function sha256(message: string): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', text.encode(message)))
}

async function macOf(key: string): Promise<(message: string) => Promise<string>> {
  const made = await crypto.subtle.importKey('raw', text.encode(key), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ])
  return async (message) => hex(await crypto.subtle.sign('HMAC', made, text.encode(message)))
}

const before = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

export type Check = 'good' | 'commitment' | 'list' | 'seed' | 'result'

/** The first thing in a record that does not follow from the others; "good" when all does. */
export async function recompute(record: DrawRecord): Promise<Check> {
  if ((await sha256(record.secret)) !== record.commitment) return 'commitment'
  const lots = [...record.lots].sort((one, other) => before(one.ticket, other.ticket))
  if ((await sha256(lots.map((lot) => `${lot.ticket} ${lot.wish}\n`).join(''))) !== record.listHash) return 'list'
  if ((await (await macOf(record.secret))(record.listHash)) !== record.seed) return 'seed'
  const mac = await macOf(record.seed)
  const keyed = await Promise.all(lots.map(async (lot) => ({ lot, key: await mac(lot.ticket) })))
  keyed.sort((one, other) => before(one.key, other.key) || before(one.lot.ticket, other.lot.ticket))
  const left = [...record.seats].sort((one, other) => before(one.code, other.code))
  const same = keyed.every(({ lot }, nth) => {
    const placed = record.placed[nth]
    const fits = left.findIndex((seat) => lot.wish === 'ANY' || (lot.wish === 'POWER' ? seat.power : seat.quiet))
    const seat = left.splice(Math.max(fits, 0), 1)[0]
    return placed?.ticket === lot.ticket && placed.rank === nth + 1 && (placed.seat ?? undefined) === seat?.code
  })
  return same && keyed.length === record.placed.length ? 'good' : 'result'
}
