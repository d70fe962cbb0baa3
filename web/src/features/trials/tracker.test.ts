import { expect, test } from 'vitest'
import { useTracker } from './tracker'

function tracked() {
  const world = { now: 0, seen: true }
  const tracker = useTracker(
    () => world.now,
    () => world.seen,
  )
  return { world, ...tracker }
}

test('time goes to the field at work, and parts of seconds are not lost', () => {
  const { world, at, take } = tracked()
  at('name')
  world.now = 1600
  at('rows[1].amount')
  world.now = 4000
  expect(take()).toEqual({
    seconds: 4,
    passages: [
      { field: 'name', seconds: 1, stumbles: 0 },
      { field: 'rows', seconds: 2, stumbles: 0 },
    ],
  })
  world.now = 4700
  expect(take().passages.find((one) => one.field === 'rows')?.seconds).toBe(1)
})

test('nobody is busy while the page is hidden or for longer than a minute without a sign', () => {
  const { world, at, tick, take } = tracked()
  at('name')
  world.seen = false
  world.now = 30_000
  tick()
  world.seen = true
  world.now = 3_600_000
  expect(take().seconds).toBe(60)
})

test('a field counts one stumble each time the form is handed in, whatever its rows lack', () => {
  const { at, stumbled, take } = tracked()
  at('name')
  stumbled(['rows[0].a', 'rows[1].a', 'name'])
  stumbled(['name'])
  const told = take().passages
  expect(told.find((one) => one.field === 'rows')?.stumbles).toBe(1)
  expect(told.at(-1)).toEqual({ field: 'name', seconds: 0, stumbles: 2 })
  expect(take().passages.every((one) => one.stumbles === 0)).toBe(true)
})
