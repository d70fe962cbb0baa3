/** What fields ask the server for while somebody types. */
import { get } from '../call'
import type { Option } from '../forms/types'

/** A person, unit or class that can be picked. */
export interface Found {
  id: string
  name: string
  code?: string
  unit?: string | null
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

export const lookUp = {
  persons: (q: string, kinds: string[]) => get<Found[]>('/api/forms/persons', { q, kinds: kinds.join(',') }),
  units: (q: string) => get<Found[]>('/api/forms/units', { q }),
  classes: (q: string) => get<Found[]>('/api/forms/classes', { q }),
  areas: (under: string) => once<Area[]>(`/api/forms/areas?under=${encodeURIComponent(under)}`),
  codes: (table: string) => once<Option[]>(`/api/forms/codes/${encodeURIComponent(table)}`),
}
