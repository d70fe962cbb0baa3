/** Phrases for opinions: one's own, kept by the server, and those that one used last, kept in this browser. */
import { ref } from 'vue'
import { hall } from './api'

const MOST = 20
const RECENT_MAX = 4
const RECENT = 'shaopao.copy.phrases'

const own = ref<string[]>()
const recent = ref<string[]>(read())

export function usePhrases() {
  if (own.value === undefined) {
    own.value = []
    hall.habits().then(
      (habits) => (own.value = habits.phrases),
      () => (own.value = undefined),
    )
  }
  return { own, recent, keep, drop }
}

/** Keeps a phrase as the first of one's own. */
function keep(phrase: string): Promise<void> {
  return store([phrase, ...(own.value ?? []).filter((one) => one !== phrase)].slice(0, MOST))
}

function drop(phrase: string): Promise<void> {
  return store((own.value ?? []).filter((one) => one !== phrase))
}

async function store(phrases: string[]): Promise<void> {
  own.value = (await hall.keepPhrases(phrases)).phrases
}

/** Remembers what was said with an act. */
export function used(opinion: string): void {
  const said = opinion.trim()
  if (said === '' || said.length > 60) return
  recent.value = [said, ...recent.value.filter((one) => one !== said)].slice(0, RECENT_MAX)
  localStorage.setItem(RECENT, JSON.stringify({ at: new Date().toISOString(), value: recent.value }))
}

function read(): string[] {
  try {
    return (JSON.parse(localStorage.getItem(RECENT) ?? '{}') as { value?: string[] }).value ?? []
  } catch {
    return []
  }
}
