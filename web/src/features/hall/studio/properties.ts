/** What the panels of fields and steps show: one line for each thing that can be said. */
import type { RawField, RawStep, Tree } from './tree'

export interface Property {
  name: string
  kind:
    'words' | 'prose' | 'text' | 'long' | 'number' | 'decimal' | 'money' | 'flag' | 'one' | 'many' | 'rule' | 'numbers'
  /** The values that can be chosen, as they are written. */
  of?: readonly string[]
  /** Who knows the values: fields of the form, steps of the flow, code tables, … */
  from?: 'fields' | 'files' | 'dates' | 'lists' | 'columns' | 'steps' | 'facts' | 'codeTables'
  /** What holds when nothing is said. */
  otherwise?: string | number | boolean
  min?: number
  max?: number
  /** The type of a rule's value. */
  result?: string
  needed?: boolean
}

const flag = (name: string, otherwise = false): Property => ({ name, kind: 'flag', otherwise })
const number = (name: string, otherwise: number, min: number, max: number): Property => {
  return { name, kind: 'number', otherwise, min, max }
}
const one = (name: string, of: readonly string[], otherwise: string): Property => ({ name, kind: 'one', of, otherwise })
const many = (name: string, of: readonly string[]): Property => ({ name, kind: 'many', of })
const text = (name: string, needed = false): Property => ({ name, kind: 'text', needed })
const unit: Property = { name: 'unit', kind: 'words' }

const RESULTS: Record<string, string> = {
  number: 'int',
  decimal: 'double',
  money: 'money',
  text: 'text',
  flag: 'bool',
  date: 'date',
}

/** What a field of its type says besides label, help and conditions. */
export function fieldProperties(field: RawField): Property[] {
  switch (field.type) {
    case 'text':
      return [
        number('lengthMax', 100, 1, 10_000),
        one('pattern', ['phone', 'mail', 'identity-number', 'postcode', 'bank-account', 'plate'], ''),
      ]
    case 'long-text':
      return [number('lengthMax', 2000, 1, 10_000)]
    case 'number':
      return [
        { name: 'min', kind: 'decimal', otherwise: 0 },
        { name: 'max', kind: 'decimal', otherwise: 1_000_000_000 },
        number('decimals', 0, 0, 6),
        unit,
      ]
    case 'money':
      return [
        { name: 'minCents', kind: 'money', otherwise: 0 },
        { name: 'maxCents', kind: 'money', otherwise: 100_000_000_000 },
      ]
    case 'date-range':
      return [number('daysMax', 366, 1, 3660)]
    case 'choice':
      return [
        flag('many'),
        one('style', ['radio', 'check', 'select', 'tree'], field['many'] === true ? 'check' : 'radio'),
        { name: 'table', kind: 'one', from: 'codeTables', otherwise: '' },
      ]
    case 'person':
      return [many('kinds', ['student', 'staff', 'retired', 'visitor']), flag('many')]
    case 'unit':
      return [flag('many')]
    case 'address':
      return [flag('detail', true)]
    case 'file':
      return [
        many('types', ['pdf', 'image', 'office', 'any']),
        number('sizeMaxMegabytes', 20, 1, 2000),
        number('countMin', 1, 0, 50),
        number('countMax', 5, 1, 50),
        text('vault'),
        ...(field['vault'] === undefined ? [] : [number('validDays', 365, 1, 3660)]),
      ]
    case 'table':
      return [
        number('rowsMin', 0, 0, 200),
        number('rowsMax', 50, 1, 200),
        { name: 'totals', kind: 'many', from: 'columns' },
      ]
    case 'group':
      return [number('timesMin', 0, 0, 200), number('timesMax', 10, 1, 200)]
    case 'computed':
      return [
        { name: 'rule', kind: 'rule', needed: true, result: RESULTS[String(field['result'] ?? 'number')] ?? 'int' },
        one('result', Object.keys(RESULTS), 'number'),
        unit,
      ]
    case 'explanation':
      return [{ name: 'text', kind: 'prose', needed: true }]
    default:
      return []
  }
}

/** What a step of its type says besides name, people, rights and time. */
export function stepProperties(step: RawStep): Property[] {
  switch (step.type) {
    case 'approve':
      return [
        one('mode', ['any', 'all', 'ratio', 'sequence'], 'any'),
        ...(step['mode'] === 'ratio' ? [number('percent', 100, 1, 100)] : []),
        flag('claim'),
        one('opinion', ['optional', 'required', 'when-refusing'], 'when-refusing'),
        flag('signature'),
        one('whenNobody', ['owners', 'pass', 'reject'], 'owners'),
        one('whenApplicant', ['next-head', 'skip', 'self'], 'next-head'),
        one('whenRepeated', ['ask', 'pass', 'pass-if-previous'], 'ask'),
        many('refuse', [
          'reject',
          'return',
          'recall',
          'transfer',
          'delegate',
          'add-signer',
          'remove-signer',
          'ask-correction',
        ]),
      ]
    case 'branch':
      return [one('choose', ['one', 'every'], 'one')]
    case 'each':
      return [{ name: 'over', kind: 'one', from: 'lists', needed: true }, text('as', true)]
    case 'delay':
      return [
        number('days', 0, 0, 1000),
        number('hours', 0, 0, 1600),
        { name: 'until', kind: 'one', from: 'dates', otherwise: '' },
      ]
    case 'call':
      return [
        text('service', true),
        text('path', true),
        { name: 'send', kind: 'many', from: 'fields' },
        number('retries', 8, 0, 20),
      ]
    case 'wait':
      return [
        text('service'),
        ...(step['service'] === undefined
          ? []
          : [text('path', true), { name: 'send', kind: 'many', from: 'fields' } as const]),
      ]
    case 'outcome':
      return [one('handler', ['record', 'notify'], '')]
    case 'end':
      return [one('outcome', ['approved', 'rejected'], '')]
    default:
      return []
  }
}

export const RIGHTS: Property[] = [
  { name: 'edit', kind: 'many', from: 'fields' },
  { name: 'hide', kind: 'many', from: 'fields' },
]

export const LIMIT: Property[] = [
  number('days', 0, 0, 1000),
  number('hours', 0, 0, 1600),
  { name: 'remind', kind: 'numbers' },
  one('then', ['remind', 'escalate', 'pass', 'reject'], 'remind'),
]

/** A map inside a node, made when something is said in it and gone when nothing is. */
export function inner(node: Tree, name: string): Tree {
  return new Proxy((node[name] as Tree | undefined) ?? {}, {
    set(target, property, value) {
      if (node[name] === undefined) node[name] = target
      const place = node[name] as Tree
      place[String(property)] = value
      return true
    },
    deleteProperty(_, property) {
      const place = node[name] as Tree | undefined
      if (place === undefined) return true
      Reflect.deleteProperty(place, property)
      if (Object.keys(place).length === 0) Reflect.deleteProperty(node, name)
      return true
    },
  })
}
