/**
 * Acts from the list wait a few seconds before they are sent, so that a wrong swipe can be taken back. Whoever leaves the
 * page meant it: what waits is sent at once.
 */
import { onBeforeUnmount, reactive } from 'vue'
import { Refusal } from '../../kit/call'
import { hall } from './api'
import { used } from './phrases'
import type { ActCommand, TodoCard } from './types'

const WAIT_MS = 5_000

export interface Pending {
  key: string
  card: TodoCard
  command: ActCommand
}

/** `ended` hears of each that was sent: refused, or done when there is no refusal. */
export function usePending(ended: (one: Pending, refusal?: Refusal) => void) {
  const waiting = reactive(new Map<string, Pending>())
  const timers = new Map<string, ReturnType<typeof setTimeout>>()

  function begin(card: TodoCard, act: 'APPROVE' | 'RETURN', opinion: string) {
    const key = keyOf(card)
    if (waiting.has(key)) return
    used(opinion)
    const command: ActCommand = { commandId: crypto.randomUUID(), act, todo: card.todo, opinion }
    if (act === 'RETURN') command.then = 'AGAIN'
    waiting.set(key, { key, card, command })
    timers.set(
      key,
      setTimeout(() => void send(key), WAIT_MS),
    )
  }

  function undo(key: string) {
    clearTimeout(timers.get(key))
    timers.delete(key)
    waiting.delete(key)
  }

  async function send(key: string) {
    const one = waiting.get(key)
    clearTimeout(timers.get(key))
    if (!one || !timers.delete(key)) return
    try {
      await hall.act(one.card.application.id, one.command)
      ended(one)
    } catch (failure) {
      if (!(failure instanceof Refusal)) throw failure
      ended(one, failure)
    } finally {
      waiting.delete(key)
    }
  }

  function sendAll() {
    for (const key of [...timers.keys()]) void send(key)
  }

  addEventListener('pagehide', sendAll)
  onBeforeUnmount(() => {
    removeEventListener('pagehide', sendAll)
    sendAll()
  })

  return { waiting, begin, undo }
}

export function keyOf(card: TodoCard): string {
  return `${card.application.id}/${card.todo}`
}
