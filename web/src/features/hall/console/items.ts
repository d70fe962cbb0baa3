/** Items for those who look after them, with how long they really took. */
import { computed, ref, shallowRef } from 'vue'
import { get, type Paged } from '../../../kit/call'
import { useTried } from '../../../kit/console/tried'
import type { Figures, ManagedItem } from './types'

const MANY = 3000
const DAY_MINUTES = 8 * 60

export const STATES = ['INVENTORY', 'DRAFT', 'TRIAL', 'LIVE', 'PAUSED', 'RETIRED'] as const
export type State = (typeof STATES)[number]

/** All items within reach: hundreds, so that they are filtered and counted here at once. */
export function useItems() {
  const { busy, refused, tried } = useTried()
  const items = shallowRef<ManagedItem[]>([])
  const minutes = ref(new Map<string, number>())

  function read() {
    return tried(async () => {
      const found: ManagedItem[] = []
      let after: string | null = null
      do {
        const page: Paged<ManagedItem> = await get<Paged<ManagedItem>>('/api/hall/manage/items', { after, limit: 200 })
        found.push(...page.items)
        after = page.next ?? null
      } while (after !== null && found.length < MANY)
      items.value = found
      const figures = await get<Figures>('/api/hall/desk/statistics')
      minutes.value = new Map(
        figures.items.flatMap(({ code, line }) =>
          line.medianMinutes === null ? [] : [[code, line.medianMinutes] as const],
        ),
      )
    })
  }

  const departments = computed(() => new Map(items.value.map((item) => [item.department, item.departmentName])))

  return { busy, refused, items, departments, minutes, read }
}

/** Working days that an item really took, to one decimal. */
export function realDays(minutes: number | undefined): number | undefined {
  return minutes === undefined ? undefined : Math.round((minutes / DAY_MINUTES) * 10) / 10
}

export function slower(item: ManagedItem, minutes: number | undefined): boolean {
  return item.promisedDays !== null && minutes !== undefined && minutes > item.promisedDays * DAY_MINUTES
}

/** How many items each department has in each state. */
export function counted(
  items: readonly ManagedItem[],
): { department: string; states: Map<State, number>; all: number }[] {
  const lines = new Map<string, { department: string; states: Map<State, number>; all: number }>()
  for (const { department, state } of items) {
    const line = lines.get(department) ?? { department, states: new Map<State, number>(), all: 0 }
    line.states.set(state, (line.states.get(state) ?? 0) + 1)
    line.all++
    lines.set(department, line)
  }
  return [...lines.values()].sort((one, other) => one.department.localeCompare(other.department))
}
