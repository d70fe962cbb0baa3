/** How many applications wait for me, as the tab bar and the home page show it. */
import { computed, ref, watch } from 'vue'
import { hall } from '../features/hall/api'
import type { TodoCard } from '../features/hall/types'
import { on } from '../kit/live'
import { Refusal } from '../kit/call'
import { signedIn } from '../kit/me'

export const todos = ref<TodoCard[]>()
const more = ref(false)

/** The count as text; empty when nothing waits. */
export const waiting = computed(() =>
  todos.value === undefined || todos.value.length === 0 ? '' : `${todos.value.length}${more.value ? '+' : ''}`,
)

on('hall.moved', () => void look())
watch(signedIn, (yes) => (yes ? void look() : (todos.value = undefined)), { immediate: true })

export async function look(): Promise<void> {
  try {
    const page = await hall.todos({})
    todos.value = page.items
    more.value = (page.next ?? null) !== null
  } catch (e) {
    // Without an answer the last count stays.
    if (!(e instanceof Refusal)) throw e
  }
}
