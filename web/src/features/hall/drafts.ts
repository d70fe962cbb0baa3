/** Drafts, wherever they are: on the server, and in this browser until the server has them. */
import { keptForms, type Kept } from '../../kit/kept'
import { session } from '../../kit/me'
import type { DraftCard, Words } from './types'

export interface DraftRow {
  /** Code of the item, or the id of a returned application. */
  key: string
  name: Words | null
  savedAt: string
  /** In this browser only. */
  here: boolean
  /** Handed in, and not known to have arrived. */
  sent: boolean
  refused: string
  /** A returned application that is being corrected. */
  returned: boolean
}

const APPLICATION = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

export function ofApplication(key: string): boolean {
  return APPLICATION.test(key)
}

/** The server's drafts and those kept here, each once, the latest first. */
export function draftRows(drafts: DraftCard[], person = session.me?.personId ?? ''): DraftRow[] {
  return merged(drafts, keptForms(person))
}

export function merged(drafts: DraftCard[], keeping: { form: string; kept: Kept }[]): DraftRow[] {
  const rows = new Map<string, DraftRow>()
  for (const { name, draft } of drafts) {
    rows.set(draft.form, { ...PLAIN, key: draft.form, name, savedAt: draft.savedAt })
  }
  for (const { form, kept } of keeping) {
    if (kept.saved === true && !kept.sent) continue
    rows.set(form, {
      key: form,
      name: kept.name ?? rows.get(form)?.name ?? null,
      savedAt: kept.savedAt,
      here: true,
      sent: kept.sent,
      refused: kept.refused ?? '',
      returned: ofApplication(form),
    })
  }
  return [...rows.values()].sort((one, other) => other.savedAt.localeCompare(one.savedAt))
}

const PLAIN = { here: false, sent: false, refused: '', returned: false }

/** Where one goes on with it. */
export function draftPlace(row: DraftRow) {
  return row.returned
    ? { name: 'hall-correct', params: { id: row.key } }
    : { name: 'hall-apply', params: { code: row.key } }
}
