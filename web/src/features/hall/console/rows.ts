/** Lines of the desk from what the lists send, and what a queue asks for. Pure, so that tests need no browser. */
import type { Asked } from '../../../kit/call'
import type { DeskCard, DeskRow, Looked, Queue, SavedView, TodoCard } from './types'

export const NOTHING_LOOKED: Looked = { q: '', items: [], statuses: [], from: '', to: '', order: 'OLDEST' }

export function ofDesk(card: DeskCard): DeskRow {
  return {
    key: card.application.id,
    card: card.application,
    todo: card.todo?.number ?? null,
    kind: card.todo?.kind ?? null,
    dueAt: card.dueAt,
    overdue: card.overdue,
    assignee: card.assignee,
    since: card.application.createdAt,
  }
}

export function ofTodo(card: TodoCard, now: Date): DeskRow {
  return {
    key: `${card.application.id} ${card.todo}`,
    card: card.application,
    todo: card.todo,
    kind: card.kind,
    dueAt: card.dueAt,
    overdue: card.dueAt !== null && new Date(card.dueAt) < now,
    assignee: null,
    since: card.openedAt,
  }
}

export function pathOf(queue: Queue): string {
  return queue === 'todos' ? '/api/hall/todos' : '/api/hall/desk/applications'
}

/** The query of a queue. */
export function asked(queue: Queue, looked: Looked): Asked {
  const wish: Asked = {
    q: looked.q.trim(),
    item: looked.items.join(','),
    status: looked.statuses.join(','),
    from: looked.from,
    to: looked.to,
    order: looked.order,
  }
  switch (queue) {
    case 'todos':
      return wish
    case 'mine':
      return { ...wish, stage: 'OPEN', assignee: 'me' }
    case 'unassigned':
      return { ...wish, stage: 'OPEN', assignee: 'nobody' }
    case 'overdue':
      return { ...wish, stage: 'OPEN', overdue: true }
    case 'all':
      return { ...wish, stage: 'OPEN' }
    case 'ended':
      return { ...wish, stage: 'ENDED' }
  }
}

/** How a saved view is kept: the queue of the department stands in its assignee and in what is overdue. */
export function wishOf(queue: Queue, looked: Looked, columns: string[]): SavedView['wish'] {
  return {
    q: looked.q.trim(),
    items: looked.items,
    statuses: looked.statuses,
    ...(looked.from ? { from: looked.from } : {}),
    ...(looked.to ? { to: looked.to } : {}),
    overdue: queue === 'overdue',
    assignee: queue === 'mine' ? 'me' : queue === 'unassigned' ? 'nobody' : queue === 'ended' ? 'ended' : '',
    columns,
    order: looked.order,
  }
}

export function queueOf(view: SavedView): Queue {
  if (view.list === 'TODOS') return 'todos'
  if (view.wish.overdue === true) return 'overdue'
  if (view.wish.assignee === 'me') return 'mine'
  if (view.wish.assignee === 'nobody') return 'unassigned'
  return view.wish.assignee === 'ended' ? 'ended' : 'all'
}

export function lookedOf(view: SavedView): Looked {
  const { q, items, statuses, from, to, order } = view.wish
  return {
    q: q ?? '',
    items: items ?? [],
    statuses: statuses ?? [],
    from: from ?? '',
    to: to ?? '',
    order: order ?? 'OLDEST',
  }
}
