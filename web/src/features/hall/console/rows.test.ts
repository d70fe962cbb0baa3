import { expect, test } from 'vitest'
import { asked, lookedOf, NOTHING_LOOKED, ofTodo, queueOf, wishOf } from './rows'
import { QUEUES, type SavedView, type TodoCard } from './types'

const looked = { ...NOTHING_LOOKED, q: ' 张 ', items: ['a', 'b'], from: '2026-01-01' }

test('a saved view gives back the queue and what was looked for', () => {
  for (const queue of QUEUES) {
    const view: SavedView = {
      id: '1',
      name: 'x',
      list: queue === 'todos' ? 'TODOS' : 'DESK',
      wish: wishOf(queue, looked, ['number']),
    }
    expect(queueOf(view)).toBe(queue)
    expect(lookedOf(view)).toEqual({ ...looked, q: '张' })
  }
})

test('each queue asks the server for its own', () => {
  expect(asked('unassigned', looked)).toMatchObject({ assignee: 'nobody', stage: 'OPEN', q: '张', item: 'a,b' })
  expect(asked('overdue', NOTHING_LOOKED)).toMatchObject({ overdue: true })
  expect(asked('todos', NOTHING_LOOKED)).not.toHaveProperty('stage')
  expect(asked('ended', NOTHING_LOOKED)).toMatchObject({ stage: 'ENDED' })
})

test('a to-do whose time is over is overdue', () => {
  const card = { application: { id: 'x' }, todo: 2, kind: 'DECIDE', dueAt: '2026-01-01T00:00:00Z' } as TodoCard
  expect(ofTodo(card, new Date('2026-01-02T00:00:00Z'))).toMatchObject({ overdue: true, key: 'x 2' })
  expect(ofTodo({ ...card, dueAt: null }, new Date()).overdue).toBe(false)
})
