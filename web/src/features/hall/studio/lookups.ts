/** Names of the school that panels offer: offices, roles and tables of codes, asked for once. */
import { shallowRef } from 'vue'
import { get, Refusal, type Paged } from '../../../kit/call'
import { may } from '../../../kit/me'
import { indented, type Unit, type UnitAt } from '../../../kit/console/units'

export interface RoleName {
  code: string
  name: { zh: string; en: string }
}

/** A table of codes: of a standard, or of the school's own. */
export interface CodeTableName {
  name: string
  title: { zh: string; en: string }
  standard: string
  own: boolean
  inUse: boolean
}

const codeTables = shallowRef<CodeTableName[]>([])
const units = shallowRef<UnitAt[]>([])
const roles = shallowRef<RoleName[]>([])
let asked: Promise<void> | undefined

async function ask() {
  units.value = indented((await get<Paged<Unit>>('/api/people/units')).items)
  codeTables.value = (await get<Paged<CodeTableName>>('/api/people/codes')).items
  // Who may not give roles types the code of one.
  if (!may('access.grant')) return
  try {
    roles.value = (await get<Paged<RoleName>>('/api/access/roles')).items
  } catch (e) {
    if (!(e instanceof Refusal)) throw e
  }
}

/** How a select shows that a unit is below another. */
export function indent(depth: number): string {
  return '\u3000'.repeat(depth)
}

export function useLookups() {
  asked ??= ask().catch(() => {
    asked = undefined
  })
  return { units, roles, codeTables }
}
