/** What fields ask the server for while somebody types. */
import { get, type Paged } from '../call'
import type { Option } from '../forms/types'

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

const kept = new Map<string, Promise<unknown>>()

/** Asked once for each page: codes and areas do not change while somebody types. */
function once<T>(path: string): Promise<T> {
  const known = kept.get(path)
  if (known) return known as Promise<T>
  const asked = get<T>(path)
  kept.set(path, asked)
  asked.catch(() => kept.delete(path))
  return asked
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
  codes: async (table: string): Promise<Option[]> => {
    const found = await once<{ codes: { code: string; name: string }[] }>(
      `/api/people/codes/${encodeURIComponent(table)}`,
    )
    return found.codes.map(({ code, name }) => ({ code, name: { zh: name, en: name }, when: null, options: [] }))
  },
}
