import { describe, expect, it } from 'vitest'
import type { Kept } from '../../kit/kept'
import { merged, ofApplication } from './drafts'
import type { DraftCard } from './types'

const name = { zh: '学生请假', en: 'Student leave' }

function server(form: string, savedAt: string): DraftCard {
  return { name, draft: { form, answers: {}, revision: 1, savedAt, version: null } }
}

function here(savedAt: string, more: Partial<Kept>): Kept {
  return { id: 'x', answers: {}, revision: 1, savedAt, sent: false, ...more }
}

describe('drafts of the server and of this browser', () => {
  it('are one list, the latest first', () => {
    const rows = merged(
      [server('a', '2026-01-01'), server('b', '2026-01-03')],
      [{ form: 'c', kept: here('2026-01-02', { saved: false, name }) }],
    )
    expect(rows.map((one) => [one.key, one.here])).toEqual([
      ['b', false],
      ['c', true],
      ['a', false],
    ])
  })
  it('stand there once; what only this browser has is told', () => {
    const saved = merged([server('a', '2026-01-01')], [{ form: 'a', kept: here('2026-01-02', { saved: true }) }])
    expect(saved).toMatchObject([{ key: 'a', here: false }])
    const newer = merged([server('a', '2026-01-01')], [{ form: 'a', kept: here('2026-01-02', { saved: false }) }])
    expect(newer).toMatchObject([{ key: 'a', here: true, name, savedAt: '2026-01-02' }])
  })
  it('tell what waits for the network, and what was not taken', () => {
    const id = '0190aaaa-bbbb-7ccc-8ddd-eeeeffff0000'
    const rows = merged(
      [],
      [
        { form: id, kept: here('2026-01-02', { sent: true }) },
        { form: 'a', kept: here('2026-01-01', { saved: false, refused: '不行' }) },
      ],
    )
    expect(rows).toMatchObject([
      { key: id, sent: true, returned: true },
      { key: 'a', sent: false, returned: false, refused: '不行' },
    ])
    expect(ofApplication('student-leave')).toBe(false)
  })
})
