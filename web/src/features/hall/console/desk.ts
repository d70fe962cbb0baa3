/** The desk's state: which queue, what is looked for, the lines that came, which are chosen, which is open. */
import { computed, onBeforeUnmount, reactive, ref, shallowRef, watch } from 'vue'
import { get, Refusal, type Paged } from '../../../kit/call'
import { calmly } from '../../../kit/list'
import { on } from '../../../kit/live'
import { may } from '../../../kit/me'
import { asked, NOTHING_LOOKED, ofDesk, ofTodo, pathOf } from './rows'
import {
  CHOSEN_MAX,
  type DeskCard,
  type DeskCounts,
  type DeskRow,
  type Looked,
  type Queue,
  type TodoCard,
} from './types'

const PAGE = 50
const PAGE_MAX = 200
const AFTER_NEWS_MS = 1500

export function useDesk() {
  const manages = may('hall.manage')
  const queue = ref<Queue>('todos')
  const looked = reactive<Looked>({ ...NOTHING_LOOKED })
  const rows = shallowRef<DeskRow[]>([])
  const next = ref<string | null>(null)
  const loading = ref(true)
  const refused = ref<Refusal>()
  const chosen = ref(new Set<string>())
  const at = ref(-1)
  const counts = ref<(DeskCounts & { todos: number }) | undefined>()
  let turn = 0

  const here = computed(() => rows.value[at.value])
  const picked = computed(() => rows.value.filter((row) => chosen.value.has(row.key)))

  async function page(after: string | null, limit: number): Promise<Paged<DeskRow>> {
    const query = { ...asked(queue.value, looked), after, limit }
    if (queue.value === 'todos') {
      const found = await get<Paged<TodoCard>>(pathOf('todos'), query)
      const now = new Date()
      return { items: found.items.map((card) => ofTodo(card, now)), next: found.next ?? null }
    }
    const found = await get<Paged<DeskCard>>(pathOf(queue.value), query)
    return { items: found.items.map(ofDesk), next: found.next ?? null }
  }

  /** Reads the queue anew up to so many lines, or goes on after those that are here; a later question wins. */
  async function load(wanted: number, goOn = false): Promise<void> {
    const mine = ++turn
    loading.value = true
    refused.value = undefined
    try {
      const found: DeskRow[] = goOn ? [...rows.value] : []
      let after = goOn ? next.value : null
      do {
        const missing = wanted - found.length
        const more = await page(after, Math.min(PAGE_MAX, Math.max(PAGE, missing)))
        if (mine !== turn) return
        found.push(...more.items)
        after = more.next ?? null
      } while (after !== null && found.length < wanted)
      take(found, after)
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      if (mine === turn) refused.value = e
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  /** Keeps what is chosen and where one stands, if they are there still. */
  function take(found: DeskRow[], following: string | null) {
    const stood = here.value?.key
    rows.value = found
    next.value = following
    const keys = new Set(found.map((row) => row.key))
    chosen.value = new Set([...chosen.value].filter((key) => keys.has(key)))
    const again = found.findIndex((row) => row.key === stood)
    at.value = again >= 0 ? again : Math.min(at.value, found.length - 1)
  }

  async function again() {
    await Promise.all([load(Math.max(PAGE, rows.value.length)), count()])
  }

  async function count() {
    const [todos, desk] = await Promise.all([
      get<{ open: number }>('/api/hall/todos/count').catch(() => ({ open: 0 })),
      manages ? get<DeskCounts>('/api/hall/desk/counts').catch(() => undefined) : undefined,
    ])
    counts.value = { open: 0, overdue: 0, unassigned: 0, mine: 0, countedMax: 100, ...desk, todos: todos.open }
  }

  function choose(key: string, yes: boolean) {
    const kept = new Set(chosen.value)
    if (yes && kept.size < CHOSEN_MAX) kept.add(key)
    else kept.delete(key)
    chosen.value = kept
  }

  /** All that are here, or with more pages as many as a batch takes. */
  async function chooseAll(whole: boolean) {
    if (whole) await load(CHOSEN_MAX)
    chosen.value = new Set(rows.value.slice(0, CHOSEN_MAX).map((row) => row.key))
  }

  /** Shows a queue as somebody kept it; one's own to-dos, when the queue is not open to the reader. */
  function show(wanted: Queue, as: Looked) {
    queue.value = manages ? wanted : 'todos'
    Object.assign(looked, as)
  }

  function step(by: 1 | -1) {
    if (rows.value.length === 0) return
    at.value = Math.min(rows.value.length - 1, Math.max(0, at.value + by))
    if (at.value >= rows.value.length - 3 && next.value !== null && !loading.value) void more()
  }

  function more() {
    return load(rows.value.length + PAGE, true)
  }

  /** News moves no line away under somebody who is choosing. */
  const calmAgain = calmly(() => void (chosen.value.size > 0 ? count() : again()), AFTER_NEWS_MS)
  for (const type of ['hall.moved', 'hall.assigned', 'notices.unread']) onBeforeUnmount(on(type, calmAgain))
  const searched = calmly(() => void load(PAGE))
  watch(looked, searched)
  watch(queue, () => {
    chosen.value = new Set()
    at.value = -1
    rows.value = []
    void load(PAGE)
  })

  return {
    manages,
    queue,
    looked,
    rows,
    next,
    loading,
    refused,
    chosen,
    picked,
    at,
    here,
    counts,
    again,
    choose,
    chooseAll,
    show,
    step,
    more,
    none: () => (chosen.value = new Set()),
  }
}

export type DeskState = ReturnType<typeof useDesk>
