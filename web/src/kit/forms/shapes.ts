/**
 * Whether one given value is of its shape, as the server's `ShapeRules` and `NamedRules` read it. What only a register knows
 * (whether a person, a class or a code exists) is left to the server.
 */
import { ofPattern } from './patterns'
import type { FileKind, Reason, Shape } from './types'

/** What came of reading a value. */
export type Reading =
  { is: 'nothing' } | { is: 'good'; stored: unknown } | { is: 'bad'; reason: Reason; facts: Record<string, unknown> }

export const NOTHING: Reading = { is: 'nothing' }
export const good = (stored: unknown): Reading => ({ is: 'good', stored })
export const bad = (reason: Reason, facts: Record<string, unknown> = {}): Reading => ({ is: 'bad', reason, facts })

type Fields = Record<string, unknown>
type Of<T extends Shape['type']> = Extract<Shape, { type: T }>

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const WHITE = '[\\t-\\r\\x1c-\\x1f \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]'
const BLANK = new RegExp(`^${WHITE}*$`)
const EDGES = new RegExp(`^${WHITE}+|${WHITE}+$`, 'g')
// eslint-disable-next-line no-control-regex
const CONTROL = /[\x00-\x1f\x7f-\x9f]/
// eslint-disable-next-line no-control-regex
const CONTROL_IN_LINES = /[\x00-\x08\x0b-\x1f\x7f-\x9f]/
const CHOSEN_MAX = 200
const PICKED_MAX = 100
const DETAIL_MAX = 200
const DAY_MS = 86_400_000
const OFFICE_TYPES = new Set([
  'application/msword',
  'application/ofd',
  'application/rtf',
  'application/kset',
  'application/ksdps',
  'application/vnd.ms-works',
  'application/x-tika-msoffice',
  'application/x-tika-ooxml',
])
const OFFICE_FAMILY =
  /^application\/vnd\.(?:openxmlformats-officedocument\.|oasis\.opendocument\.|ms-excel|ms-powerpoint|ms-word)/

/** Null, or a text of nothing but blanks. */
export function isNothing(given: unknown): boolean {
  return given === undefined || given === null || (typeof given === 'string' && BLANK.test(given))
}

/** Reads a value; rows, computed fields and what asks nothing are read elsewhere. */
export function readShape(shape: Shape, given: unknown, choosable: (code: string) => boolean): Reading {
  if (isNothing(given)) return NOTHING
  switch (shape.type) {
    case 'text':
      return text(given, shape, false)
    case 'long-text':
      return text(given, { ...shape, pattern: null }, true)
    case 'number':
      return quantity(given, shape)
    case 'money':
      return cents(given, shape)
    case 'date':
      return dayOf(given) === undefined ? bad('NOT_A_DATE') : good(given)
    case 'date-range':
      return range(given, shape.daysMax)
    case 'time':
      return typeof given === 'string' && /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(given)
        ? good(given)
        : bad('NOT_A_TIME')
    case 'choice':
      return choice(given, shape.many, choosable)
    case 'person':
      return picked(given, shape.many, ['name'])
    case 'unit':
      return picked(given, shape.many, ['code', 'name'])
    case 'class':
      return picked(given, false, ['code', 'name'])
    case 'address':
      return address(given, shape.detail)
    case 'file':
      return files(given, shape)
    case 'signature':
      return signature(given)
    case 'location':
      return location(given)
    case 'table':
    case 'group':
    case 'computed':
    case 'explanation':
    case 'page':
      return NOTHING
  }
}

function text(given: unknown, shape: { lengthMax: number; pattern: Of<'text'>['pattern'] }, lines: boolean): Reading {
  if (typeof given !== 'string') return bad('WRONG_KIND')
  const clean = given.replace(EDGES, '').replaceAll('\r\n', '\n')
  if ((lines ? CONTROL_IN_LINES : CONTROL).test(clean)) return bad('WRONG_KIND')
  if ([...clean].length > shape.lengthMax) return bad('TOO_LONG', { max: shape.lengthMax })
  if (shape.pattern === null) return good(clean)
  const kept = ofPattern(shape.pattern, clean)
  return kept === undefined ? bad(`NO_${shape.pattern}`) : good(kept)
}

function quantity(given: unknown, shape: Of<'number'>): Reading {
  if (!isExact(given)) return bad('WRONG_KIND')
  if (decimals(given) > shape.decimals) {
    return shape.decimals === 0 ? bad('WRONG_KIND') : bad('TOO_MANY_DECIMALS', { max: shape.decimals })
  }
  return given < shape.min || given > shape.max
    ? bad('OUT_OF_RANGE', { min: shape.min, max: shape.max })
    : good(given + 0)
}

function cents(given: unknown, shape: Of<'money'>): Reading {
  if (!isExact(given) || decimals(given) > 0) return bad('WRONG_KIND')
  if (given >= shape.minCents && given <= shape.maxCents) return good(given + 0)
  return bad('AMOUNT_OUT_OF_RANGE', { min: (shape.minCents / 100).toFixed(2), max: (shape.maxCents / 100).toFixed(2) })
}

function isExact(given: unknown): given is number {
  return typeof given === 'number' && Math.abs(given) <= Number.MAX_SAFE_INTEGER
}

function decimals(number: number): number {
  const [digits, exponent] = String(number).split('e')
  return Math.max(0, (digits?.split('.')[1] ?? '').length - Number(exponent ?? 0))
}

/** Days since 1970 of a day of the calendar, or undefined. */
function dayOf(given: unknown): number | undefined {
  const parts = typeof given === 'string' ? /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(given) : null
  if (!parts) return undefined
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])))
  return date.toISOString().slice(0, 10) === given ? date.getTime() / DAY_MS : undefined
}

function range(given: unknown, daysMax: number): Reading {
  const map = fieldsOf(given, ['from', 'to'])
  if (!map) return bad('WRONG_KIND')
  if (isNothing(map.from) && isNothing(map.to)) return NOTHING
  const first = dayOf(map.from)
  const last = dayOf(map.to)
  if (first === undefined || last === undefined) return bad('NOT_A_DATE')
  if (last < first) return bad('ENDS_BEFORE_IT_BEGINS')
  return last - first >= daysMax ? bad('TOO_MANY_DAYS', { max: daysMax }) : good({ from: map.from, to: map.to })
}

function choice(given: unknown, many: boolean, choosable: (code: string) => boolean): Reading {
  const offered = (code: unknown): boolean => typeof code === 'string' && choosable(code)
  if (!many) return offered(given) ? good(given) : bad('NOT_AN_OPTION')
  if (!Array.isArray(given) || given.length > CHOSEN_MAX || !given.every(offered)) return bad('NOT_AN_OPTION')
  return given.length === 0 ? NOTHING : good([...new Set(given)])
}

/** The map if it is one and has no other keys. */
function fieldsOf(given: unknown, keys: readonly string[]): Fields | undefined {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  return Object.keys(given).every((key) => keys.includes(key)) ? (given as Fields) : undefined
}

function idOf(given: unknown): string | undefined {
  const id = typeof given === 'object' && given !== null ? (given as Fields).id : given
  return typeof id === 'string' && ID.test(id) ? id : undefined
}

/** The id, and of what else was given the texts under these keys. */
function named(given: unknown, keys: readonly string[]): Fields | undefined {
  const id = idOf(given)
  if (id === undefined) return undefined
  const others = keys.map((key) => [key, typeof given === 'object' ? (given as Fields)[key] : ''] as const)
  return { id, ...Object.fromEntries(others) }
}

function picked(given: unknown, many: boolean, keys: readonly string[]): Reading {
  if (!many) {
    const one = Array.isArray(given) ? undefined : named(given, keys)
    const empty = fieldsOf(given, [])
    return one ? good(one) : empty ? NOTHING : bad('NOT_TO_BE_PICKED')
  }
  if (!Array.isArray(given)) return bad('WRONG_KIND')
  if (given.length > PICKED_MAX) return bad('TOO_MANY', { max: PICKED_MAX })
  const all = new Map<unknown, Fields>()
  for (const one of given) {
    const found = named(one, keys)
    if (!found) return bad('NOT_TO_BE_PICKED')
    all.set(found.id, found)
  }
  return all.size === 0 ? NOTHING : good([...all.values()])
}

function address(given: unknown, detail: boolean): Reading {
  const map = fieldsOf(given, ['area', 'name', 'detail'])
  if (!map) return bad('WRONG_KIND')
  const rest = detail ? map.detail : undefined
  if (isNothing(map.area) && isNothing(rest)) return NOTHING
  if (typeof map.area !== 'string' || !/^\d{6}$/.test(map.area)) return bad('NO_AREA')
  const area = { area: map.area, name: map.name }
  if (!detail) return good(area)
  if (isNothing(rest)) return bad('NO_STREET')
  const street = text(rest, { lengthMax: DETAIL_MAX, pattern: null }, false)
  return street.is === 'good' ? good({ ...area, detail: street.stored }) : street
}

function files(given: unknown, shape: Of<'file'>): Reading {
  if (!Array.isArray(given)) return bad('WRONG_KIND')
  if (given.length === 0) return NOTHING
  if (given.length > shape.countMax) return bad('TOO_MANY', { max: shape.countMax })
  const all = new Map<unknown, Fields>()
  for (const one of given) {
    const file = named(one, ['name', 'size', 'mediaType'])
    if (!file) return bad('FILE_UNKNOWN')
    const { name, size, mediaType } = file
    if (typeof mediaType === 'string' && mediaType !== '' && !shape.types.some((kind) => isOf(kind, mediaType))) {
      return bad('FILE_TYPE', { file: name })
    }
    if (typeof size === 'number' && size > shape.sizeMaxMegabytes * 1_048_576) {
      return bad('FILE_TOO_LARGE', { file: name, max: shape.sizeMaxMegabytes })
    }
    all.set(file.id, file)
  }
  return all.size < shape.countMin ? bad('TOO_FEW', { min: shape.countMin }) : good([...all.values()])
}

/** Whether a file of a media type is of a kind that may be handed in. */
export function isOf(kind: FileKind, mediaType: string): boolean {
  switch (kind) {
    case 'PDF':
      return mediaType === 'application/pdf'
    case 'IMAGE':
      return mediaType.startsWith('image/') && !mediaType.startsWith('image/svg')
    case 'OFFICE':
      return OFFICE_TYPES.has(mediaType) || OFFICE_FAMILY.test(mediaType)
    case 'ANY':
      return true
  }
}

function signature(given: unknown): Reading {
  const map = fieldsOf(given, ['file'])
  if (!map) return bad('WRONG_KIND')
  if (isNothing(map.file)) return NOTHING
  return typeof map.file === 'string' && ID.test(map.file) ? good({ file: map.file }) : bad('FILE_UNKNOWN')
}

function location(given: unknown): Reading {
  const map = fieldsOf(given, ['latitude', 'longitude', 'accuracyMetres', 'text'])
  if (!map) return bad('WRONG_KIND')
  if (Object.values(map).every(isNothing)) return NOTHING
  const within = (value: unknown, least: number, most: number): boolean =>
    typeof value === 'number' && value >= least && value <= most
  if (!within(map.latitude, -90, 90) || !within(map.longitude, -180, 180)) return bad('NO_LOCATION')
  const found: Fields = { latitude: map.latitude, longitude: map.longitude }
  if (map.accuracyMetres !== undefined && map.accuracyMetres !== null) {
    if (!within(map.accuracyMetres, 0, 100_000)) return bad('NO_LOCATION')
    found.accuracyMetres = map.accuracyMetres
  }
  if (isNothing(map.text)) return good(found)
  const words = text(map.text, { lengthMax: DETAIL_MAX, pattern: null }, false)
  return words.is === 'good' ? good({ ...found, text: words.stored }) : words
}
