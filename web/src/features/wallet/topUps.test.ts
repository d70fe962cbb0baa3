import { describe, expect, it } from 'vitest'
import { ahead, choices, clockOf, most, opens, pause, secondsLeft, step } from './topUps'
import type { TopUp } from './types'

const BEGUN = Date.parse('2026-11-27T12:00:00Z')
const order = (part: Partial<TopUp> = {}): TopUp => ({
  id: '01939a00-0000-7000-8000-000000000001',
  person: '01939a00-0000-7000-8000-000000000002',
  channel: 'ALIPAY',
  amountCents: 5_000,
  state: 'WAITING',
  payLink: 'https://qr.alipay.com/bax1',
  begunAt: '2026-11-27T12:00:00Z',
  expiresAt: '2026-11-27T12:15:00Z',
  paidAt: null,
  paidCents: null,
  ...part,
})

describe('a top-up', () => {
  it('is at most what the purse may still hold', () => {
    expect(most(180_000, 200_000)).toBe(20_000)
    expect(most(200_001, 200_000)).toBe(0)
    expect(most(0, null)).toBe(500_000)
    expect(choices(20_000)).toEqual([2_000, 5_000, 10_000, 20_000])
    expect(choices(1_999)).toEqual([])
  })

  it('is waited for until its time is over, and may still turn out to be paid', () => {
    expect(step(order(), BEGUN)).toBe('waiting')
    expect(step(order(), BEGUN + 900_000)).toBe('late')
    expect(step(order({ state: 'PAID' }), BEGUN + 900_000)).toBe('paid')
    expect(step(order({ state: 'CREDITED' }), BEGUN)).toBe('paid')
    expect(step(order({ state: 'CLOSED' }), BEGUN)).toBe('closed')
    expect(step(order({ state: 'STRAY' }), BEGUN)).toBe('stray')
  })

  it('is not hidden by a clock that is wrong', () => {
    const wish = { id: order().id, channel: 'ALIPAY', amountCents: 5_000, askedAt: BEGUN + 3_600_000, aheadMillis: 0 }
    expect(ahead(wish, order(), wish.askedAt + 900)).toBe(3_600_000)
    expect(ahead({ ...wish, askedAt: BEGUN + 900 }, order(), BEGUN + 1_500)).toBe(0)
    expect(ahead({ ...wish, aheadMillis: 7 }, order(), wish.askedAt + 60_000), 'found again after a while').toBe(7)
    expect(ahead({ ...wish, askedAt: 0 }, order(), BEGUN + 600_000)).toBe(0)
  })

  it('counts the time down in minutes and seconds', () => {
    expect(secondsLeft(order(), BEGUN + 55_001)).toBe(845)
    expect(clockOf(845)).toBe('14:05')
    expect(clockOf(secondsLeft(order(), BEGUN + 1_000_000))).toBe('0:00')
  })

  it('is asked for less and less often, and never stops', () => {
    const pauses = Array.from({ length: 20 }, (_, nth) => pause(nth))
    expect(pauses.slice(0, 4)).toEqual([3, 3, 5, 8])
    expect(pauses.every((one, nth) => nth === 0 || one >= (pauses[nth - 1] ?? 0))).toBe(true)
    expect(pause(1_000)).toBe(30)
  })

  it('has a link that a browser opens, unless only a scanner can', () => {
    expect(opens('https://qr.alipay.com/bax1')).toBe(true)
    expect(opens('weixin://wxpay/bizpayurl?pr=1')).toBe(false)
    expect(opens('javascript:alert(1)')).toBe(false)
    expect(opens(null)).toBe(false)
  })
})
