/** The units of the school, as every page of the console that names them needs them. */
import { computed, shallowRef } from 'vue'
import { get, type Paged } from '../call'
import type { components } from '../schema'

export type Unit = components['schemas']['UnitNode']

export interface UnitAt {
  unit: Unit
  depth: number
}

/** All units in the order of the tree, and their names. */
export function useUnits() {
  const units = shallowRef<UnitAt[]>([])
  const names = computed(() => new Map(units.value.map(({ unit }) => [unit.id, unit.name])))
  async function read() {
    units.value = indented((await get<Paged<Unit>>('/api/people/units')).items)
  }
  return { units, names, read }
}

/** Units in the order of the tree, each with its depth. */
export function indented(units: readonly Unit[]): UnitAt[] {
  const below = new Map<string, Unit[]>()
  for (const unit of units) {
    const parent = unit.parentId ?? ''
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  const rows: UnitAt[] = []
  const walk = (parent: string, depth: number) => {
    for (const unit of below.get(parent) ?? []) {
      rows.push({ unit, depth })
      walk(unit.id, depth + 1)
    }
  }
  walk('', 0)
  return rows
}
