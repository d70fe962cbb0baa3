import { expect, test } from 'vitest'
import { needs, ordered } from './acts'
import type { ActKind } from './types'

const acts = (...kinds: ActKind[]) => kinds.map((act) => ({ act }))

test('an approver sees approve, return and reject first, and the rest behind them', () => {
  const { first, more } = ordered(acts('COMMENT', 'REJECT', 'TRANSFER', 'APPROVE', 'RETURN', 'COPY'))
  expect(first.map((one) => one.act)).toEqual(['APPROVE', 'RETURN', 'REJECT'])
  expect(more.map((one) => one.act)).toEqual(['COMMENT', 'TRANSFER', 'COPY'])
})

test('whoever refuses must say why', () => {
  for (const act of ['REJECT', 'RETURN', 'ASK_CORRECTION', 'CANCEL', 'JUMP'] as const)
    expect(needs(act).words).toBe('must')
})
