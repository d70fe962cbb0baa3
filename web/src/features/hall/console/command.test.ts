import { expect, test } from 'vitest'
import { commandOf, manyActs, missing, nothingSaid, repeatable } from './command'

const person = { id: 'p1', name: '王老师' }

test('an act takes along what it needs and nothing else', () => {
  const said = { ...nothingSaid(), opinion: ' 同意 ', people: [person], to: 'first', signature: 's1' }
  expect(commandOf('APPROVE', 3, said, 'c')).toEqual({
    commandId: 'c',
    act: 'APPROVE',
    todo: 3,
    opinion: '同意',
    signature: 's1',
  })
  expect(commandOf('RETURN', 3, said, 'c')).toMatchObject({ to: 'first', then: 'AGAIN' })
  expect(commandOf('TRANSFER', 3, said, 'c')).toMatchObject({ persons: ['p1'] })
  expect(commandOf('COMMENT', null, said, 'c')).toEqual({
    commandId: 'c',
    act: 'COMMENT',
    todo: undefined,
    opinion: '同意',
  })
})

test('what is missing is told before anything is sent', () => {
  expect(missing('APPROVE', nothingSaid())).toBeUndefined()
  expect(missing('REJECT', { ...nothingSaid(), opinion: '  ' })).toBe('words')
  expect(missing('TRANSFER', nothingSaid())).toBe('people')
  expect(missing('JUMP', { ...nothingSaid(), opinion: 'x' })).toBe('place')
})

test('only acts that can work are offered for many', () => {
  expect(manyActs(0, false)).not.toContain('APPROVE')
  expect(manyActs(0, true)).toContain('CANCEL')
  expect(manyActs(2, false)).toContain('APPROVE')
  expect(manyActs(2, false)).not.toContain('SUSPEND')
})

test('a refusal of the moment is tried again, one of the case is not', () => {
  expect(repeatable('case-moved')).toBe(true)
  expect(repeatable('case-over')).toBe(false)
  expect(repeatable(null)).toBe(false)
})
