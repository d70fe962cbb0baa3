import { describe, expect, it } from 'vitest'
import { allowed, counted, dayOf, leftOf, type Tally } from './limits'

const limits = { personMaxCents: 3_000, terminalMaxCents: 10_000 }
const DAY = '2026-11-28'

describe('limits without a network', () => {
  it('hold for one person and for the till, to the cent', () => {
    const none = undefined
    expect(allowed(none, DAY, '1', 3_000, limits)).toBe('YES')
    expect(allowed(none, DAY, '1', 3_001, limits)).toBe('PERSON')
    let tally: Tally | undefined
    for (const person of ['1', '2', '3']) tally = counted(tally, DAY, person, 3_000)
    expect(leftOf(tally, DAY, limits)).toBe(1_000)
    expect(allowed(tally, DAY, '1', 1, limits)).toBe('PERSON')
    expect(allowed(tally, DAY, '4', 1_000, limits)).toBe('YES')
    expect(allowed(tally, DAY, '4', 1_001, limits)).toBe('TERMINAL')
  })

  it('begin anew with each day of the school', () => {
    const tally = counted(undefined, DAY, '1', 3_000)
    expect(allowed(tally, '2026-11-29', '1', 3_000, limits)).toBe('YES')
    expect(leftOf(tally, '2026-11-29', limits)).toBe(10_000)
    expect(counted(tally, '2026-11-29', '2', 5)).toEqual({ day: '2026-11-29', cents: 5, persons: { '2': 5 } })
    expect(dayOf(Date.parse('2026-11-28T15:59:59Z'))).toBe(DAY)
    expect(dayOf(Date.parse('2026-11-28T16:00:00Z'))).toBe('2026-11-29')
  })

  it('never count below nothing, when the limit was lowered', () => {
    expect(leftOf(counted(undefined, DAY, '1', 20_000), DAY, limits)).toBe(0)
  })
})
