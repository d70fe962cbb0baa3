/** What a person has typed, kept in this browser until the server has it for good; a lost network or a closed page loses nothing. */

import type { Words } from './forms/types'

/** Typed answers with the id under which they will be handed in: sent twice, they make one application. */
export interface Kept {
  id: string
  answers: Record<string, unknown>
  /** Revision of the server's draft on which they rest; 0 when there was none. */
  revision: number
  savedAt: string
  /** The hand-in was sent; whether it arrived is not known. It goes out again when the network is back. */
  sent: boolean
  /** The server's draft has all of it. */
  saved?: boolean
  /** What it is, to be told in lists. */
  name?: Words | undefined
  /** What was handed in, while it is not known whether it arrived. */
  given?: Record<string, unknown> | undefined
  /** Whom the applicant chose to decide, with it. */
  chosen?: Record<string, string[]> | undefined
  /** Why the server did not take it. */
  refused?: string
}

const PREFIX = 'shaopao.kept.'
const DAYS_MAX = 30

function name(person: string, form: string): string {
  return `${PREFIX}${person}.${form}`
}

export function kept(person: string, form: string): Kept | undefined {
  try {
    const text = localStorage.getItem(name(person, form))
    return text === null ? undefined : (JSON.parse(text) as Kept)
  } catch {
    return undefined
  }
}

/** Keeps it; a full or forbidden storage is no reason to stop typing. */
export function keep(person: string, form: string, what: Kept): void {
  try {
    localStorage.setItem(name(person, form), JSON.stringify(what))
  } catch {
    forgetOld(0)
  }
}

export function forget(person: string, form: string): void {
  localStorage.removeItem(name(person, form))
}

/** Forms of a person of which something is kept here, the latest first. */
export function keptForms(person: string): { form: string; kept: Kept }[] {
  const start = `${PREFIX}${person}.`
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(start))
    .map((key) => ({ form: key.slice(start.length), kept: kept(person, key.slice(start.length)) }))
    .filter((one): one is { form: string; kept: Kept } => one.kept !== undefined)
    .sort((one, other) => other.kept.savedAt.localeCompare(one.kept.savedAt))
}

/** A shared machine should not remember for ever. */
export function forgetOld(days = DAYS_MAX): void {
  const limit = new Date(Date.now() - days * 86_400_000).toISOString()
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue
    try {
      const one = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Kept>
      if ((one.savedAt ?? '') < limit) localStorage.removeItem(key)
    } catch {
      localStorage.removeItem(key)
    }
  }
}
