import { describe, expect, it } from 'vitest'
import type { PeriodTable, Term } from './types'
import { hoursOf, tableOn, termOn, weeksOf } from './weeks'

describe('weeks as they are typed', () => {
  it('are spans, lists, or both', () => {
    expect(weeksOf('3-6')).toEqual([3, 4, 5, 6])
    expect(weeksOf('7, 3，5')).toEqual([3, 5, 7])
    expect(weeksOf('1-3、2–4')).toEqual([1, 2, 3, 4])
  })
  it('that are none are told', () => {
    for (const typed of ['', 'x', '5-3', '0', '1-40']) expect(weeksOf(typed)).toBeUndefined()
  })
})

const table = (firstDay: string, lastDay: string, hour: number, campus: string | null = null): PeriodTable => ({
  campus,
  name: 'x',
  firstDay,
  lastDay,
  periods: [0, 1, 2, 3].map((nth) => ({ from: `${hour + nth}:00:00`, to: `${hour + nth}:45:00` })),
})
const term: Term = {
  id: 'x',
  code: '2026-2027-1',
  name: 'x',
  firstDay: '2026-08-31',
  lastDay: '2027-01-17',
  firstMonday: '2026-09-07',
  weeks: 18,
}

describe('periods of a weekday in teaching weeks', () => {
  const summer = table('2026-08-01', '2026-09-30', 14)
  const winter = table('2026-10-01', '2027-04-30', 13)
  it('are the hours of the table that holds then', () => {
    expect(hoursOf([summer, winter], term, [1, 2], 2, 3, 4)).toEqual({ from: '16:00', until: '17:45' })
    expect(hoursOf([summer, winter], term, [6, 7], 2, 3, 4)).toEqual({ from: '15:00', until: '16:45' })
  })
  it('are none where the clock of the school changes in between, or where there is no such period', () => {
    expect(hoursOf([summer, winter], term, [1, 6], 2, 3, 4)).toBeUndefined()
    expect(hoursOf([summer, winter], term, [1], 2, 3, 9)).toBeUndefined()
    expect(hoursOf([], term, [1], 2, 1, 1)).toBeUndefined()
    expect(hoursOf([summer], undefined, [1], 2, 1, 1)).toBeUndefined()
  })
  it('are the school’s before those of a campus, and of the term that runs or is next', () => {
    expect(tableOn([table('2026-08-01', '2026-09-30', 9, 'c'), summer], '2026-09-08')).toBe(summer)
    expect(termOn([term], '2026-11-28')).toBe(term)
    expect(termOn([term], '2026-07-01')).toBe(term)
    expect(termOn([term], '2027-07-01')).toBeUndefined()
  })
})
