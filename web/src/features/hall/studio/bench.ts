/** The rules of an item, each with what it may speak of, and what it says of given answers. */
import { rulesOver, type Compilation } from '../../../kit/rules'
import { rowsAround } from './flow'
import { OF_PERSON, typesAbove, typesOfFlow } from './ruleTypes'
import { lanesOf, list, words, type Path, type RawField, type RawStep, type Tree } from './tree'

export interface RuleAt {
  rule: string
  /** What the field, step or item is called. */
  of: { zh: string; en: string }
  what: 'visibleWhen' | 'requiredWhen' | 'checks' | 'rule' | 'optionWhen' | 'when' | 'eligibility'
  types: Record<string, string>
  result: string | undefined
  /** It speaks of a person, not of answers. */
  ofPerson: boolean
}

/** What came of a rule. */
export type Said =
  | { is: 'value'; text: string }
  | { is: 'absent' }
  | { is: 'failed'; detail: string }
  | { is: 'flaw'; line: number; column: number; reason: string; subject: string }

const RESULTS: Record<string, string> = {
  number: 'int',
  decimal: 'double',
  money: 'money',
  text: 'text',
  flag: 'bool',
  date: 'date',
}
const ANY = ['bool', 'int', 'double', 'text', 'date', 'list<text>', 'list<int>', 'list<double>']

/** All rules, in the order of the file; those within rows are left out, for they speak of one row. */
export function rulesIn(item: Tree): RuleAt[] {
  const eligibility = list<{ rule: string; message: unknown }>(item['eligibility']).map((one) => ({
    rule: String(one.rule),
    of: words(one.message),
    what: 'eligibility' as const,
    types: OF_PERSON,
    result: 'bool',
    ofPerson: true,
  }))
  const fields = list<RawField>(item['form']).flatMap((field, number) => ofField(item, field, ['form', number]))
  return [...eligibility, ...fields, ...ofSteps(item, list<RawStep>(item['flow']), ['flow'])]
}

function ofField(item: Tree, field: RawField, path: Path): RuleAt[] {
  const found: RuleAt[] = []
  const add = (what: RuleAt['what'], rule: unknown, own: boolean, result: string) => {
    if (rule === undefined || rule === '') return
    const types = typesAbove(item, path, own)
    found.push({ rule: String(rule), of: words(field.label), what, types, result, ofPerson: false })
  }
  add('visibleWhen', field['visibleWhen'], false, 'bool')
  add('requiredWhen', field['requiredWhen'], false, 'bool')
  if (field.type === 'computed')
    add('rule', field['rule'], false, RESULTS[String(field['result'] ?? 'number')] ?? 'int')
  for (const option of list<Tree>(field['options'])) add('optionWhen', option['when'], false, 'bool')
  for (const check of list<Tree>(field['checks'])) add('checks', check['rule'], true, 'bool')
  return found
}

function ofSteps(item: Tree, steps: RawStep[], path: Path): RuleAt[] {
  return steps.flatMap((step, number) => {
    const here = [...path, number]
    return lanesOf(step).flatMap((lane) => {
      const inside = ofSteps(item, lane.steps, [...here, ...lane.at])
      if (lane.when === undefined) return inside
      const types = typesOfFlow(item, rowsAround(list<RawStep>(item['flow']), here))
      const of = words(lane.name)
      return [{ rule: String(lane.when), of, what: 'when' as const, types, result: 'bool', ofPerson: false }, ...inside]
    })
  })
}

/** Tries a rule; without a type for its value, any will do. */
export function tried(
  rule: Pick<RuleAt, 'rule' | 'types' | 'result' | 'ofPerson'>,
  answers: Readonly<Record<string, unknown>>,
  ofPerson: Readonly<Record<string, unknown>>,
): Said {
  const compiler = rulesOver(rule.types)
  let compiled: Compilation | undefined
  for (const result of rule.result === undefined ? ANY : [rule.result]) {
    compiled = compiler(rule.rule, result)
    if (compiled.ok || compiled.reason !== 'WRONG_RESULT') break
  }
  if (!compiled) return { is: 'absent' }
  if (!compiled.ok)
    return {
      is: 'flaw',
      line: compiled.line,
      column: compiled.column,
      reason: compiled.reason,
      subject: compiled.subject,
    }
  const values = rule.ofPerson ? ofPerson : answers
  const used = [...compiled.mentioned].filter((name) => values[name] !== undefined)
  const came = compiled.evaluate(Object.fromEntries(used.map((name) => [name, values[name]])))
  if (came.ok) return { is: 'value', text: shown(came.value) }
  return came.failure === 'ABSENT' ? { is: 'absent' } : { is: 'failed', detail: came.failure }
}

function shown(value: unknown): string {
  return JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? Number(one) : one)) ?? String(value)
}
