import { expect, test } from 'vitest'
import { counted, realDays, slower } from './items'
import type { ManagedItem } from './types'

const item = (department: string, state: ManagedItem['state']) =>
  ({ department, state, promisedDays: 2 }) as ManagedItem

test('items are counted by department and state', () => {
  const lines = counted([item('D02', 'LIVE'), item('D01', 'DRAFT'), item('D02', 'LIVE'), item('D02', 'PAUSED')])
  expect(lines.map((line) => [line.department, line.all])).toEqual([
    ['D01', 1],
    ['D02', 3],
  ])
  expect(lines[1]?.states.get('LIVE')).toBe(2)
})

test('real days are working days of eight hours, and slower is more than promised', () => {
  expect(realDays(720)).toBe(1.5)
  expect(realDays(undefined)).toBeUndefined()
  expect(slower(item('D01', 'LIVE'), 961)).toBe(true)
  expect(slower(item('D01', 'LIVE'), 960)).toBe(false)
})
