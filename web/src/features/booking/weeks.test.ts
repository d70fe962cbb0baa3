import { describe, expect, it } from 'vitest'
import { weeksOf } from './weeks'

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
