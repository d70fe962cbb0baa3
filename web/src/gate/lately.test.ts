import { expect, it } from 'vitest'
import { lately } from './lately'

it('what was stopped a moment ago stays so for a minute, also after a restart, until somebody is good again', async () => {
  let stored: [string, number][] = []
  let now = 0
  const kept = {
    stoppedLately: () => Promise.resolve(stored),
    keepStoppedLately: (value: [string, number][]) => Promise.resolve((stored = value)),
  }
  const first = lately(kept, () => now)
  await first.add(['aa', 'bb'])
  now = 50_000
  await first.add(['bb', 'cc'])
  const after = lately(kept, () => now)
  await after.recall()
  expect(after.names()).toEqual(['aa', 'bb', 'cc'])
  now = 61_000
  expect(after.names()).toEqual(['bb', 'cc'])
  await after.forget()
  expect(after.names()).toEqual([])
  expect(stored).toEqual([])
})
