import { expect, test } from 'vitest'
import { byMonth, hours, share, shareText } from './figures'

test('days add up to months in their order', () => {
  const days = [
    { day: '2026-09-30', opened: 2, ended: 1 },
    { day: '2026-10-01', opened: 3, ended: 0 },
    { day: '2026-10-31', opened: 4, ended: 5 },
  ]
  expect(byMonth(days)).toEqual([
    { name: '2026-09', opened: 2, ended: 1 },
    { name: '2026-10', opened: 7, ended: 5 },
  ])
})

test('a share of nothing is none, not a number', () => {
  expect(share(0, 0)).toBeNull()
  expect(shareText(share(0, 0))).toBe('—')
  expect(shareText(share(1, 3))).toBe('33.3 %')
})

test('minutes of work are told in hours', () => {
  expect(hours(90)).toBe(1.5)
  expect(hours(null)).toBe(0)
})
