import { describe, expect, it } from 'vitest'
import { dateOf, daysLater, instantOf, mondayOf } from './days'

describe('days and times of timetables', () => {
  it('are those of China, wherever the reader is', () => {
    expect(dateOf('2026-10-11T16:00:00Z')).toBe('2026-10-12')
    expect(dateOf('2026-10-11T15:59:59Z')).toBe('2026-10-11')
    expect(instantOf('2026-10-12', '08:00')).toBe('2026-10-12T00:00:00.000Z')
  })

  it('begin weeks on Monday, across months and years', () => {
    expect(mondayOf('2026-10-12')).toBe('2026-10-12')
    expect(mondayOf('2026-10-18')).toBe('2026-10-12')
    expect(mondayOf('2027-01-01')).toBe('2026-12-28')
    expect(daysLater('2026-12-31', 1)).toBe('2027-01-01')
    expect(daysLater('2026-03-01', -1)).toBe('2026-02-28')
  })
})
