/** What the home page shows: from the last visit at once, from the server a moment later, live afterwards. */
import { computed, onBeforeUnmount, ref } from 'vue'
import { hall } from '../../features/hall/api'
import { draftRows } from '../../features/hall/drafts'
import type {
  ApplicationCard,
  DraftCard,
  Facets,
  Habits,
  HomeCard,
  ItemCard,
  OwnItems,
  TodoCard,
} from '../../features/hall/types'
import { notices } from '../../features/notices/api'
import type { NoticeCard } from '../../features/notices/types'
import { Refusal } from '../../kit/call'
import { copyOf, keepCopy } from '../../kit/copies'
import { calmly } from '../../kit/list'
import { on } from '../../kit/live'
import { moved } from './order'

const ROWS = 4
const MOVING = 'RUNNING,RETURNED,SUSPENDED'

export interface Home {
  todos: TodoCard[]
  cases: ApplicationCard[]
  own: OwnItems
  /** For whoever has no history yet. */
  open: ItemCard[]
  notices: NoticeCard[]
  drafts: DraftCard[]
  facets: Facets
  habits: Habits
}

export function useHome() {
  const last = copyOf<Home>('home')
  const home = ref(last?.value)
  /** When what is shown was true; empty when it is now. */
  const since = ref(last?.at ?? '')
  const failed = ref(false)
  const offline = ref(false)
  const cards = computed(() => home.value?.habits.cards ?? [])
  const hidden = computed(() => new Set(home.value?.habits.hidden ?? []))
  const drafts = computed(() => draftRows(home.value?.drafts ?? []).slice(0, ROWS))

  void load()
  const later = calmly(() => void load())
  const ends = ['hall.moved', 'notices.arrived', 'live.resumed'].map((type) => on(type, later))
  addEventListener('online', later)
  onBeforeUnmount(() => {
    ends.forEach((end) => end())
    removeEventListener('online', later)
  })

  async function load() {
    failed.value = false
    try {
      const [todos, cases, own, told, kept, facets, habits] = await Promise.all([
        hall.todos({ limit: ROWS }),
        hall.applications({ status: MOVING, limit: ROWS }),
        hall.forMe(),
        notices.messages('all', '', null, ROWS),
        hall.drafts(),
        hall.facets(),
        hall.habits(),
      ])
      const shown = own.recommended.length + own.recent.length
      const open = shown < ROWS ? (await hall.items({ forMe: true, limit: ROWS })).items : []
      home.value = {
        todos: todos.items,
        cases: cases.items,
        own,
        open,
        notices: told.items,
        // The answers are not needed here.
        drafts: kept.items.map((one) => ({ ...one, draft: { ...one.draft, answers: {} } })),
        facets,
        habits,
      }
      since.value = ''
      offline.value = false
      keepCopy('home', home.value)
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      offline.value = e.status === 0
      failed.value = home.value === undefined
    }
  }

  /** Puts a card before or behind its neighbour, or in the place of another, and has the server keep it. */
  function move(card: HomeCard, to: number | HomeCard) {
    arrange(moved(cards.value, hidden.value, card, to), [...hidden.value])
  }

  function show(card: HomeCard, shown: boolean) {
    const others = [...hidden.value].filter((one) => one !== card)
    arrange(cards.value, shown ? others : [...others, card])
  }

  const keep = calmly(() => {
    const habits = home.value?.habits
    if (habits) void hall.arrange(habits.cards, habits.hidden).catch(() => undefined)
  }, 600)

  function arrange(order: HomeCard[], without: HomeCard[]) {
    if (!home.value) return
    home.value.habits = { ...home.value.habits, cards: order, hidden: without }
    keepCopy('home', home.value)
    keep()
  }

  return { home, since, failed, offline, cards, hidden, drafts, load, move, show }
}
