/** The rules of one form, compiled once; what a rule gave is remembered until something that it uses has changed. */
import { rulesOver, type Compilation } from '../rules'
import type { Field, Form, Shape } from './types'

const RESULTS: Record<string, string> = {
  NUMBER: 'int',
  DECIMAL: 'double',
  MONEY: 'money',
  TEXT: 'text',
  FLAG: 'bool',
  DATE: 'date',
}
const PLACE = 'record{id: text, code: text, name: text}'

/** The type of an answer in rules, in the notation of the rule language; undefined for what asks nothing. */
export function ruleType(shape: Shape): string | undefined {
  switch (shape.type) {
    case 'text':
    case 'long-text':
    case 'time':
      return 'text'
    case 'number':
      return shape.decimals === 0 ? 'int' : 'double'
    case 'money':
      return 'money'
    case 'date':
      return 'date'
    case 'date-range':
      return 'record{from: date, to: date}'
    case 'choice':
      return many('text', shape.many)
    case 'person':
      return many('record{id: text, name: text}', shape.many)
    case 'unit':
      return many(PLACE, shape.many)
    case 'class':
      return PLACE
    case 'address':
      return 'record{area: text, name: text, detail: text}'
    case 'file':
      return 'list<record{id: text, name: text, size: int, mediaType: text}>'
    case 'signature':
      return 'record{file: text}'
    case 'location':
      return 'record{latitude: double, longitude: double, accuracyMetres: double, text: text}'
    case 'computed':
      return RESULTS[shape.result]
    case 'table':
    case 'group': {
      const types = Object.entries(typesOf(rowFields(shape))).map(([key, type]) => `${key}: ${type}`)
      return `list<record{${types.join(', ')}}>`
    }
    case 'explanation':
    case 'page':
      return undefined
  }
}

function many(type: string, many: boolean): string {
  return many ? `list<${type}>` : type
}

/** The fields of a row of a table or group; of any other shape none. */
export function rowFields(shape: Shape): Field[] {
  if (shape.type === 'table') return shape.columns
  return shape.type === 'group' ? shape.fields : []
}

function typesOf(fields: readonly Field[]): Record<string, string> {
  const types = fields.map((field) => [field.key, ruleType(field.shape)] as const)
  return Object.fromEntries(types.filter((pair): pair is [string, string] => pair[1] !== undefined))
}

/** A rule at its place. */
export interface FieldRule {
  /** Key of the table or group in whose rows the field stands; empty at the top. */
  rows: string
  /** Names the place among all that are evaluated, rows by their number. */
  path: string
  text: string
  result: string
}

export interface Logic {
  /** What the rule gives for the values known so far; undefined when one that it needs is not there. */
  value: (rule: FieldRule, values: Readonly<Record<string, unknown>>) => unknown
  mentions: (rule: FieldRule, names: ReadonlySet<string>) => boolean
}

type Compiler = (expression: string, resultType: string) => Compilation

export function logicOf(form: Form): Logic {
  const types = { today: 'date', ...typesOf(form.fields) }
  const compilers = new Map<string, Compiler>()
  const compiled = new Map<string, Compilation>()
  const kept = new Map<string, { used: unknown[]; value: unknown }>()

  const compilerOf = (rows: string): Compiler => {
    const known = compilers.get(rows)
    if (known) return known
    const field = form.fields.find((one) => one.key === rows)
    const made = rulesOver(field ? { ...types, ...typesOf(rowFields(field.shape)) } : types)
    compilers.set(rows, made)
    return made
  }

  const compile = (rule: FieldRule): Compilation => {
    const key = `${rule.rows}\n${rule.result}\n${rule.text}`
    const known = compiled.get(key)
    if (known) return known
    const made = compilerOf(rule.rows)(rule.text, rule.result)
    compiled.set(key, made)
    return made
  }

  return {
    value: (rule, values) => {
      const compilation = compile(rule)
      if (!compilation.ok) return undefined
      const names = [...compilation.mentioned]
      const used = names.map((name) => values[name])
      const key = `${rule.path}\n${rule.result}\n${rule.text}`
      const before = kept.get(key)
      if (before && before.used.every((one, at) => one === used[at])) return before.value
      const outcome = compilation.evaluate(Object.fromEntries(names.map((name, at) => [name, used[at]])))
      const value = outcome.ok ? outcome.value : undefined
      kept.set(key, { used, value })
      return value
    },
    mentions: (rule, names) => {
      const compilation = compile(rule)
      return compilation.ok && [...compilation.mentioned].some((name) => names.has(name))
    },
  }
}
