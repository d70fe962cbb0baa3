import { expect, test } from 'vitest'
import { cents, yuan, yuanShown } from './amounts'

test('what people type as money becomes whole cents, or nothing', () => {
  expect(cents('12')).toBe(1200)
  expect(cents('12.5')).toBe(1250)
  expect(cents('1,200.05')).toBe(120_005)
  expect(cents('0.1')).toBe(10)
  expect(cents('-3.20')).toBe(-320)
  for (const none of ['', '.', '12.345', '1e3', 'abc', '12元']) expect(cents(none), none).toBeUndefined()
})

test('cents read back as they were typed, and with thousands apart', () => {
  for (const amount of [0, 1, 10, 99, 100, 120_005, 123_456_789, -320]) expect(cents(yuan(amount))).toBe(amount)
  expect(yuanShown(123_456_789)).toBe('¥1,234,567.89')
  expect(yuanShown(-5)).toBe('-¥0.05')
})
