/**
 * What was typed or handed in without a network goes out by itself when there is one again. Each application has its id
 * before it is sent, so what is sent twice is one application.
 */
import { ref } from 'vue'
import { Refusal } from '../../kit/call'
import { forget, keep, keptForms, type Kept } from '../../kit/kept'
import { session } from '../../kit/me'
import { hall } from './api'
import { ofApplication } from './drafts'
import type { Words } from './types'

/** What came of it, to be told. */
export interface Sent {
  id: string
  name: Words | null
  refused: string
}

/** Forms that are open in a page; the page looks after them itself. */
export const openForms = new Set<string>()
/** The latest of what went out. */
export const lastSent = ref<Sent>()

const EVERY_MS = 30_000
let busy = false

/** Begins to look after what is kept; ends with the returned function. */
export function startOutbox(): () => void {
  const look = () => void flush()
  const timer = setInterval(look, EVERY_MS)
  addEventListener('online', look)
  look()
  return () => {
    clearInterval(timer)
    removeEventListener('online', look)
  }
}

/** Sends what waits; ends at the first sign that there is still no network. */
export async function flush(): Promise<void> {
  const person = session.me?.personId
  if (person === undefined || busy || !navigator.onLine) return
  busy = true
  try {
    for (const { form, kept } of keptForms(person)) {
      if (openForms.has(form)) continue
      if (kept.sent && kept.given) await handIn(person, form, kept, kept.given)
      else if (kept.saved === false && !ofApplication(form)) await save(person, form, kept)
    }
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
  } finally {
    busy = false
  }
}

async function handIn(person: string, form: string, kept: Kept, given: Record<string, unknown>): Promise<void> {
  try {
    const made = ofApplication(form)
      ? await hall.act(form, { commandId: kept.id, act: 'RESUBMIT', answers: given })
      : await hall.apply(kept.id, form, given, kept.chosen)
    forget(person, form)
    lastSent.value = { id: made.id, name: kept.name ?? null, refused: '' }
  } catch (failure) {
    if (!(failure instanceof Refusal) || unknown(failure)) throw failure
    const refused = failure.errors[0]?.message ?? (failure.detail || failure.title)
    keep(person, form, { ...kept, sent: false, given: undefined, refused })
    lastSent.value = { id: '', name: kept.name ?? null, refused }
  }
}

async function save(person: string, form: string, kept: Kept): Promise<void> {
  try {
    const draft = await hall.saveDraft(form, kept.answers, kept.revision, false)
    keep(person, form, { ...kept, revision: draft.revision, saved: true })
  } catch (failure) {
    // Changed elsewhere, or not to be saved: whoever opens it decides.
    if (!(failure instanceof Refusal) || unknown(failure)) throw failure
  }
}

/** After this it is not known whether the server has done it. */
export function unknown(failure: Refusal): boolean {
  return failure.status === 0 || failure.status >= 500
}
