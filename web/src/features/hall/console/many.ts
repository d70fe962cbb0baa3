/** One act to many cases: begun, followed until its end, and what was refused tried again. */
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { get, post } from '../../../kit/call'
import { useTried } from '../../../kit/console/tried'
import { on } from '../../../kit/live'
import type { ActCommand } from '../types'
import { repeatable } from './command'
import type { BatchResult, BatchStatus } from './types'

const LOOK_MS = 1000

export interface OneOfMany {
  application: string
  todo: number | null
}

export function useMany(ended: () => void) {
  const { busy, refused, tried } = useTried()
  const status = shallowRef<BatchStatus>()
  const command = ref<ActCommand>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const running = computed(() => status.value !== undefined && status.value.endedAt === null)
  const failed = computed<BatchResult[]>(() => status.value?.results.filter((one) => one.state === 'REFUSED') ?? [])
  const again = computed(() => failed.value.filter((one) => repeatable(one.problem)))
  const share = computed(() => {
    const now = status.value
    return now === undefined || now.total === 0 ? 0 : Math.round((100 * (now.done + now.refused)) / now.total)
  })

  const deaf = on('hall.batch-moved', (news) => {
    if ((news as { id: string }).id === status.value?.id && running.value) void look()
  })
  onBeforeUnmount(() => {
    deaf()
    clearTimeout(timer)
  })

  function begin(act: ActCommand, applications: OneOfMany[]) {
    command.value = act
    return tried(async () => {
      await follow(await post<BatchStatus>('/api/hall/batches-of-acts', { act, applications }))
    })
  }

  /** Follows one that was begun: here, or before the page was opened. */
  async function follow(begun: BatchStatus) {
    status.value = begun
    await look()
  }

  async function look() {
    const id = status.value?.id
    if (id === undefined) return
    clearTimeout(timer)
    const now = await get<BatchStatus>(`/api/hall/batches-of-acts/${id}`).catch(() => undefined)
    if (id !== status.value?.id) return
    if (now !== undefined) status.value = now
    if (running.value) timer = setTimeout(() => void look(), LOOK_MS)
    else ended()
  }

  /** Once more to those whose refusal was one of the moment. */
  function repeat() {
    if (command.value === undefined) return
    const act = { ...command.value, commandId: crypto.randomUUID() }
    return begin(
      act,
      again.value.map((one) => ({ application: one.application, todo: one.todo })),
    )
  }

  return { busy, refused, tried, status, command, running, failed, again, share, begin, follow, look, repeat }
}
