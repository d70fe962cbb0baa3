/** What fields ask the server for while somebody types. */
import { shallowReactive } from 'vue'
import { get, type Paged } from '../call'
import type { Option, Words } from '../forms/types'

/** A person, unit or class that can be picked. */
export interface Found {
  id: string
  name: string
  code?: string
  unit?: string | null
  className?: string | null
}

export interface Area {
  code: string
  name: string
}

/** A code of a table; one that is not offered any more keeps its name. */
interface Code {
  code: string
  name: string
  nameEn?: string | null
  parent?: string | null
  shortName?: string | null
  offered: boolean
}

/** What a table offers as a list or as a tree, and what each of its codes is called. */
export interface CodeList {
  options: Option[]
  tree: Option[]
  names: ReadonlyMap<string, Words>
}

const KEPT_MS = 60_000
const kept = new Map<string, { asked: Promise<unknown>; at: number }>()

/** Asked once a minute: codes and areas do not change while somebody types. */
function once<T>(path: string): Promise<T> {
  const known = kept.get(path)
  if (known && Date.now() - known.at < KEPT_MS) return known.asked as Promise<T>
  const asked = get<T>(path)
  kept.set(path, { asked, at: Date.now() })
  asked.catch(() => kept.delete(path))
  return asked
}

export function codeList(codes: Code[]): CodeList {
  const names = new Map(
    codes.map((one) => [one.code, { zh: one.shortName ?? one.name, en: one.shortName ?? one.nameEn ?? one.name }]),
  )
  const option = (one: Code): Option => ({
    code: one.code,
    name: names.get(one.code) ?? { zh: one.name, en: one.name },
    when: null,
    options: [],
  })
  const offered = codes.filter((one) => one.offered)
  const nodes = new Map(offered.map((one) => [one.code, option(one)]))
  const tree = offered.flatMap((one) => {
    const node = nodes.get(one.code)
    const above = one.parent ? nodes.get(one.parent) : undefined
    if (node) above?.options.push(node)
    return node && !above ? [node] : []
  })
  return { options: offered.map(option), tree, names }
}

const named = shallowReactive(new Map<string, ReadonlyMap<string, Words>>())
const naming = new Set<string>()

/** What a code of a table is called; nothing until the table has come, which whoever shows it then sees. */
export function codeName(table: string, code: string): Words | undefined {
  const known = named.get(table)
  if (known === undefined && !naming.has(table)) {
    naming.add(table)
    lookUp
      .codes(table)
      .then((list) => named.set(table, list.names))
      .catch(() => naming.delete(table))
  }
  return known?.get(code)
}

async function listed<T>(asked: Promise<Paged<T>>): Promise<T[]> {
  return (await asked).items
}

export const lookUp = {
  persons: (q: string, kinds: string[]) =>
    listed(get<Paged<Found>>('/api/forms/persons', { q, kinds: kinds.join(',') || 'STAFF' })),
  units: (q: string) => listed(get<Paged<Found>>('/api/forms/units', { q })),
  classes: (q: string) => listed(get<Paged<Found>>('/api/forms/classes', { q })),
  areas: (under: string) => listed(once<Paged<Area>>(`/api/forms/areas?under=${encodeURIComponent(under)}`)),
  codes: async (table: string): Promise<CodeList> =>
    codeList((await once<{ codes: Code[] }>(`/api/people/codes/${encodeURIComponent(table)}`)).codes),
}
