/** A list of the server that grows page by page, and forgets answers to questions no longer asked. */
import { ref, shallowRef } from 'vue'
import { get, Refusal, type Asked, type Paged } from './call'

export function useList<T>(path: string, asked: () => Asked) {
  const items = shallowRef<T[]>([])
  const next = ref<string | null>(null)
  const loading = ref(false)
  const refused = ref<Refusal>()
  let turn = 0

  async function load(after: string | null) {
    const mine = ++turn
    loading.value = true
    refused.value = undefined
    try {
      const page = await get<Paged<T>>(path, { ...asked(), after })
      if (mine !== turn) return
      items.value = after === null ? page.items : [...items.value, ...page.items]
      next.value = page.next ?? null
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      if (mine === turn) refused.value = e
    } finally {
      if (mine === turn) loading.value = false
    }
  }

  return { items, next, loading, refused, again: () => load(null), more: () => load(next.value) }
}

const PAGES_MAX = 150

/** Every page of a list, for a file; at most 30,000 lines. */
export async function everything<T>(path: string, asked: Asked): Promise<T[]> {
  const all: T[] = []
  let after: string | null = null
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, next }: Paged<T> = await get<Paged<T>>(path, { ...asked, after, limit: 200 })
    all.push(...items)
    after = next ?? null
    if (after === null) break
  }
  return all
}

/** Calls the last of many calls, a little later. */
export function calmly(act: () => void, millis = 250): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(act, millis)
  }
}
