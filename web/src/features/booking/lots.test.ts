import { describe, expect, it } from 'vitest'
import { recompute } from './lots'
import record from './lots.sample.json'
import type { DrawRecord } from './types'

/** A record that was computed apart from both; the tests of the server read the same one. */
const written = record as DrawRecord

describe('a draw', () => {
  it('is the same in the browser as on the server', async () => {
    expect(await recompute(written)).toBe('good')
  })
  it('that was tampered with is told from one that was not', async () => {
    expect(await recompute({ ...written, secret: 'other' })).toBe('commitment')
    expect(await recompute({ ...written, lots: written.lots.slice(1) })).toBe('list')
    expect(await recompute({ ...written, seed: 'other' })).toBe('seed')
    const swapped = written.placed.map((one, nth) => (nth === 0 ? { ...one, seat: 'S009' } : one))
    expect(await recompute({ ...written, placed: swapped })).toBe('result')
  })
})
