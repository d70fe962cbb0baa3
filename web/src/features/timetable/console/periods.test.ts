import { expect, test } from 'vitest'
import { periods, written } from './periods'

test('periods are read as people write them, and the first line that is none is told', () => {
  const text = ' 8:00 - 08:45\n\n08：55–09:40\n'
  const read = [
    { from: '08:00', to: '08:45' },
    { from: '08:55', to: '09:40' },
  ]
  expect(periods(text)).toEqual(read)
  expect(written({ periods: [{ from: '08:00:00', to: '08:45:00' }] })).toBe('08:00-08:45')
  expect(periods('08:00-08:45\n八点')).toBe(2)
})
