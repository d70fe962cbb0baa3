import { describe, expect, it } from 'vitest'
import { clock, dayOf, hours, instant, minuteOfDay, plusDays, times } from './moments'

describe('moments of the school', () => {
  it('are those of Shanghai wherever the reader is', () => {
    expect(instant('2026-11-30', '08:00')).toBe('2026-11-30T00:00:00.000Z')
    expect(instant('2026-12-31', '24:00')).toBe('2026-12-31T16:00:00.000Z')
    expect(dayOf(new Date('2026-11-30T17:00:00Z'))).toBe('2026-12-01')
    expect(minuteOfDay('2026-11-30T00:30:00Z')).toBe(510)
  })
  it('count days over months and years', () => {
    expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(plusDays('2028-03-01', -1)).toBe('2028-02-29')
  })
  it('step through the hours of a policy', () => {
    expect(times(480, 600, 60)).toEqual(['08:00', '09:00', '10:00'])
    expect(clock(1_440)).toBe('24:00')
    expect(hours('en', '2026-11-30T14:00:00Z', '2026-11-30T16:00:00Z')).toContain('22:00–24:00')
  })
})
