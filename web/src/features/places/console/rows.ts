/** Rows of an import, read from CSV (RFC 4180). */
import type { components } from '../../../kit/schema'

export type Place = components['schemas']['CampusPlace']
export type PlaceRow = components['schemas']['PlaceRow']

export const KINDS: Place['kind'][] = [
  'CAMPUS',
  'BUILDING',
  'CANTEEN',
  'LIBRARY',
  'GYM',
  'DORMITORY',
  'ROOM',
  'CLASSROOM',
  'LABORATORY',
  'GROUND',
  'SEAT',
  'POD',
  'COUNTER',
]

/** What people write for yes. */
const YES = /^(1|y|yes|true|是|有)$/i

/** Where a row is wrong before it is even sent; rows count from 1, the heading not counted. */
export interface Flaw {
  row: number
  code: string
  wrong: string
}

/** Cells of a CSV text, quoted or not; a mark of UTF-8 in front is skipped. */
export function cells(text: string): string[][] {
  const rows: string[][] = [[]]
  const found = text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g)
  for (const [, cell = '', end = ''] of found) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell.trim())
    if (end === '') break
    if (end !== ',') rows.push([])
  }
  return rows.filter((row) => row.some((cell) => cell !== ''))
}

/** Floor, equipment in words with spaces between, quiet, power, and the position on a plan; null when none is given. */
function facts([floor = '', equipment = '', quiet = '', power = '', x = '', y = '']: string[]): PlaceRow['facts'] {
  if ([floor, equipment, quiet, power, x, y].every((cell) => cell === '')) return null
  return {
    floor: floor === '' ? null : Math.round(Number(floor)),
    equipment: equipment
      .toLowerCase()
      .split(/[\s;；、]+/)
      .filter(Boolean),
    quiet: YES.test(quiet),
    power: YES.test(power),
    plan: x === '' || y === '' ? null : { x: Number(x), y: Number(y) },
  }
}

/** Reads rows below the heading; `kinds` gives the kind for what people call it in either language. */
export function placeRows(
  text: string,
  kinds: ReadonlyMap<string, Place['kind']>,
): { rows: PlaceRow[]; flaws: Flaw[] } {
  const rows: PlaceRow[] = []
  const flaws: Flaw[] = []
  for (const [at, row] of cells(text).slice(1).entries()) {
    const [
      code = '',
      parent = '',
      kindText = '',
      nameZh = '',
      nameEn = '',
      capacity = '',
      latitude = '',
      longitude = '',
      ...more
    ] = row
    const kind = kinds.get(kindText.toUpperCase()) ?? kinds.get(kindText)
    const numbers = [capacity || '0', latitude || '0', longitude || '0'].map(Number)
    if (kind === undefined) flaws.push({ row: at + 1, code, wrong: 'KIND' })
    else if (numbers.some((one) => !Number.isFinite(one))) flaws.push({ row: at + 1, code, wrong: 'NUMBER' })
    else {
      const told = facts(more)
      rows.push({
        code,
        parent: parent || null,
        kind,
        nameZh,
        nameEn: nameEn || null,
        capacity: Math.round(numbers[0] ?? 0),
        latitude: latitude === '' ? null : (numbers[1] ?? null),
        longitude: longitude === '' ? null : (numbers[2] ?? null),
        ...(told === undefined ? {} : { facts: told }),
      })
    }
  }
  return { rows, flaws }
}
