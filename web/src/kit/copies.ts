/**
 * What the server said last, kept in this browser for when there is no network: who one is, the home page, the items one
 * fills in. Signing out forgets all of it.
 */
import { Refusal } from './call'

interface Copy<T> {
  at: string
  value: T
}

const PREFIX = 'shaopao.copy.'
const DAYS_MAX = 14
const MOST = 24

/** Keeps it under a name; a full or forbidden storage is no reason to fail. */
export function keepCopy(name: string, value: unknown): void {
  try {
    thin()
    localStorage.setItem(PREFIX + name, JSON.stringify({ at: new Date().toISOString(), value }))
  } catch {
    forgetCopies()
  }
}

/** What was kept under a name, unless it is old. */
export function copyOf<T>(name: string): Copy<T> | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null') as Copy<T> | null
    return found === null || found.at < limit() ? undefined : found
  } catch {
    return undefined
  }
}

/** Asks, and keeps the answer; without a network the last answer is given, if there is one. */
export async function orCopy<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    const value = await ask()
    keepCopy(name, value)
    return value
  } catch (failure) {
    const last = failure instanceof Refusal && failure.status === 0 ? copyOf<T>(name) : undefined
    if (last === undefined) throw failure
    return last.value
  }
}

export function forgetCopies(): void {
  for (const key of names()) localStorage.removeItem(key)
}

/** The oldest go when there are many. */
function thin(): void {
  const all = names()
  if (all.length < MOST) return
  const at = (key: string) => (/"at":"([^"]*)"/.exec(localStorage.getItem(key) ?? '') ?? [])[1] ?? ''
  all.sort((one, other) => at(one).localeCompare(at(other)))
  for (const key of all.slice(0, all.length - MOST + 1)) localStorage.removeItem(key)
}

function names(): string[] {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX))
}

function limit(): string {
  return new Date(Date.now() - DAYS_MAX * 86_400_000).toISOString()
}
