/** A form as it is written and as it works: what is allowed, with what it is filled when it says nothing, and what is refused. */
import type {
  ChoiceStyle,
  ComputedResult,
  Field,
  FileKind,
  Form,
  Option,
  PersonKind,
  Shape,
} from '../../../kit/forms/types'
import type { TextPattern } from '../../../kit/forms/types'
import { isName } from '../../../kit/rules/types'
import { freeKey, isTree, list, rowsOf, words, type RawField, type RawWords, type Tree } from './tree'

export const TYPES = [
  'text',
  'long-text',
  'number',
  'money',
  'date',
  'date-range',
  'time',
  'choice',
  'person',
  'unit',
  'class',
  'address',
  'file',
  'signature',
  'location',
  'table',
  'group',
  'computed',
  'explanation',
  'page',
] as const
export type FieldType = (typeof TYPES)[number]

/** Types that a row may hold. */
export const IN_ROWS: readonly FieldType[] = TYPES.filter((type) => type !== 'table' && type !== 'group')

const COMMON = [
  'key',
  'label',
  'type',
  'help',
  'required',
  'requiredWhen',
  'visibleWhen',
  'checks',
  'prefill',
  'filledBy',
]
const OWN: Record<FieldType, string[]> = {
  text: ['lengthMax', 'pattern'],
  'long-text': ['lengthMax'],
  number: ['min', 'max', 'decimals', 'unit'],
  money: ['minCents', 'maxCents'],
  date: [],
  'date-range': ['daysMax'],
  time: [],
  choice: ['many', 'style', 'options', 'table'],
  person: ['kinds', 'many'],
  unit: ['many'],
  class: [],
  address: ['detail'],
  file: ['types', 'sizeMaxMegabytes', 'countMin', 'countMax', 'vault', 'validDays'],
  signature: [],
  location: [],
  table: ['columns', 'rowsMin', 'rowsMax', 'totals'],
  group: ['fields', 'timesMin', 'timesMax'],
  computed: ['rule', 'result', 'unit'],
  explanation: ['text'],
  page: [],
}

/** How new fields of a type are called in rules; `date` and others are words of the rule language. */
const KEYS: Record<FieldType, string> = {
  text: 'text',
  'long-text': 'note',
  number: 'number',
  money: 'amount',
  date: 'onDay',
  'date-range': 'period',
  time: 'atTime',
  choice: 'choice',
  person: 'who',
  unit: 'office',
  class: 'group',
  address: 'address',
  file: 'files',
  signature: 'signature',
  location: 'place',
  table: 'rows',
  group: 'parts',
  computed: 'result',
  explanation: 'told',
  page: 'page',
}

export function keyFor(type: FieldType, taken: ReadonlySet<string>): string {
  return freeKey(KEYS[type], taken)
}

/** Whether rules can speak of a field of this key. */
export function goodKey(key: string): boolean {
  return isName(key) && key.length <= 40
}

/** Something in a form that is not allowed, by its name. */
export interface Refused {
  key: string
  name: string
}

/** What a form says that no field of its type may say. */
export function refusedIn(fields: RawField[]): Refused[] {
  return fields.flatMap((field) => {
    if (!TYPES.includes(field.type as FieldType)) return [{ key: field.key, name: `type: ${field.type}` }]
    const known = new Set([...COMMON, ...OWN[field.type as FieldType]])
    const unknown = Object.keys(field).filter((name) => !known.has(name))
    return [...unknown.map((name) => ({ key: field.key, name })), ...refusedIn(rowsOf(field))]
  })
}

/** Properties that a field of this type may have. */
export function ownOf(type: string): string[] {
  return OWN[type as FieldType] ?? []
}

/** A field of a new type keeps what the new one may say as well. */
export function retype(field: RawField, type: FieldType): void {
  for (const name of Object.keys(field)) {
    if (![...COMMON, ...OWN[type]].includes(name)) Reflect.deleteProperty(field, name)
  }
  field.type = type
  for (const [name, value] of Object.entries(needed(type))) field[name] ??= value
}

/** What a field of this type cannot be without. */
function needed(type: FieldType): Tree {
  switch (type) {
    case 'choice':
      return {
        options: [
          { code: 'a', name: { zh: '选项一', en: 'Option 1' } },
          { code: 'b', name: { zh: '选项二', en: 'Option 2' } },
        ],
      }
    case 'table':
      return { columns: [{ key: 'item', label: { zh: '名称', en: 'Name' }, type: 'text', required: true }] }
    case 'group':
      return { fields: [{ key: 'item', label: { zh: '名称', en: 'Name' }, type: 'text', required: true }] }
    case 'computed':
      return { rule: '0' }
    case 'explanation':
      return { text: { zh: '说明文字', en: 'Explanation' } }
    default:
      return {}
  }
}

export function newField(type: FieldType, key: string, label: { zh: string; en: string }): RawField {
  return { key, label, type, ...needed(type) }
}

/** The form as the kit reads it; fields of which rules cannot speak stay away until their key is mended. */
export function formOf(fields: RawField[]): Form {
  return { fields: readable(fields).map(fieldOf) }
}

function readable(fields: RawField[]): RawField[] {
  return fields.filter((field) => field.type === 'page' || field.type === 'explanation' || goodKey(String(field.key)))
}

function fieldOf(raw: RawField): Field {
  const prefill = raw['prefill']
  return {
    key: raw.key,
    label: words(raw.label),
    help: raw['help'] === undefined ? null : words(raw['help']),
    shape: shapeOf(raw),
    required: raw['required'] === true,
    requiredWhen: text(raw['requiredWhen']),
    visibleWhen: text(raw['visibleWhen']),
    checks: list<{ rule: string; message: RawWords }>(raw['checks']).map((check) => ({
      when: String(check.rule),
      message: words(check.message),
    })),
    prefill: isTree(prefill)
      ? { fact: String(prefill['fact']), locked: prefill['locked'] === true }
      : prefill === undefined
        ? null
        : { fact: String(prefill), locked: false },
    filledBy: text(raw['filledBy']),
  }
}

function shapeOf(raw: RawField): Shape {
  const number = (name: string, otherwise: number) => (raw[name] === undefined ? otherwise : Number(raw[name]))
  const many = raw['many'] === true
  const unit = raw['unit'] === undefined ? null : words(raw['unit'])
  switch (raw.type as FieldType) {
    case 'text':
      return { type: 'text', lengthMax: number('lengthMax', 100), pattern: constant<TextPattern>(raw['pattern']) }
    case 'long-text':
      return { type: 'long-text', lengthMax: number('lengthMax', 2000) }
    case 'number': {
      const [min, max] = [number('min', 0), number('max', 1_000_000_000)]
      return { type: 'number', min, max, decimals: number('decimals', 0), unit }
    }
    case 'money':
      return { type: 'money', minCents: number('minCents', 0), maxCents: number('maxCents', 100_000_000_000) }
    case 'date-range':
      return { type: 'date-range', daysMax: number('daysMax', 366) }
    case 'choice':
      return {
        type: 'choice',
        many,
        style: constant<ChoiceStyle>(raw['style']) ?? (many ? 'CHECK' : 'RADIO'),
        options: optionsOf(raw['options']),
        table: text(raw['table']),
      }
    case 'person':
      return { type: 'person', kinds: constants<PersonKind>(raw['kinds'], ['STAFF']), many }
    case 'unit':
      return { type: 'unit', many }
    case 'address':
      return { type: 'address', detail: raw['detail'] !== false }
    case 'file':
      return {
        type: 'file',
        types: constants<FileKind>(raw['types'], ['PDF', 'IMAGE']),
        sizeMaxMegabytes: number('sizeMaxMegabytes', 20),
        countMin: number('countMin', 1),
        countMax: number('countMax', 5),
        vault: raw['vault'] === undefined ? null : { kind: String(raw['vault']), validDays: number('validDays', 365) },
      }
    case 'table': {
      const columns = readable(rowsOf(raw)).map(fieldOf)
      const [rowsMin, rowsMax] = [number('rowsMin', 0), number('rowsMax', 50)]
      return { type: 'table', columns, rowsMin, rowsMax, totals: list<string>(raw['totals']).map(String) }
    }
    case 'group': {
      const [timesMin, timesMax] = [number('timesMin', 0), number('timesMax', 10)]
      return { type: 'group', fields: readable(rowsOf(raw)).map(fieldOf), timesMin, timesMax }
    }
    case 'computed': {
      const result = constant<ComputedResult>(raw['result']) ?? 'NUMBER'
      return { type: 'computed', rule: String(raw['rule'] ?? ''), result, unit }
    }
    case 'explanation':
      return { type: 'explanation', text: words(raw['text']) }
    case 'date':
    case 'time':
    case 'class':
    case 'signature':
    case 'location':
    case 'page':
      return { type: raw.type } as Shape
    default:
      return { type: 'explanation', text: words(raw.type) }
  }
}

function optionsOf(raw: unknown): Option[] {
  return list<Tree>(raw).map((option) => ({
    code: String(option['code']),
    name: words(option['name']),
    when: text(option['when']),
    options: optionsOf(option['options']),
  }))
}

function text(raw: unknown): string | null {
  return raw === undefined ? null : String(raw)
}

function constant<T extends string>(raw: unknown): T | null {
  return raw === undefined ? null : (String(raw).toUpperCase().replaceAll('-', '_') as T)
}

function constants<T extends string>(raw: unknown, otherwise: T[]): T[] {
  return raw === undefined ? otherwise : list<string>(raw).map((one) => constant<T>(one) as T)
}
