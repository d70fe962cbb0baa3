/**
 * The logic of a form in the browser: what is shown, what must be answered, what is computed. One pass from top to bottom, a
 * rule sees the fields above its own and `today`, as the server's module `forms` does it; the server decides again.
 */
import { rulesOver, type Compilation } from '../../kit/rules'
import type { FieldError } from '../../kit/call'
import type { Answers, Field, Form, Words } from './types'

/** A form as it stands with the answers so far. */
export interface FormView {
  visible: ReadonlySet<string>
  required: ReadonlySet<string>
  /** Values of computed fields that can be computed. */
  computed: Readonly<Record<string, number>>
  /** Checks that are violated, by field. */
  violated: ReadonlyMap<string, Words>
}

type Use = 'show' | 'require' | 'check' | 'compute'

const TYPES: Record<string, string> = {
  text: 'text',
  'long-text': 'text',
  number: 'int',
  date: 'date',
  'date-range': 'record{from: date, to: date}',
  computed: 'int',
}

/** Makes a reader of the form's logic; rules are compiled once. */
export function logicOf(form: Form): (answers: Answers, today: string) => FormView {
  const compiled = new Map<string, Compilation>()
  form.fields.forEach((field, place) => {
    for (const [use, text] of rules(field)) {
      const above = form.fields.slice(0, use === 'check' ? place + 1 : place)
      const variables = Object.fromEntries([['today', 'date'], ...above.map((one) => [one.key, typeOf(one)])])
      const result = use === 'compute' ? 'int' : 'bool'
      compiled.set(name(field, use, text), rulesOver(variables)(text, result))
    }
  })
  return (answers, today) => read(form, answers, today, compiled)
}

function read(form: Form, answers: Answers, today: string, compiled: Map<string, Compilation>): FormView {
  const visible = new Set<string>()
  const required = new Set<string>()
  const computed: Record<string, number> = {}
  const violated = new Map<string, Words>()
  const values: Record<string, unknown> = { today }
  const value = (field: Field, use: Use, text: string): unknown => {
    const rule = compiled.get(name(field, use, text))
    const outcome = rule?.ok ? rule.evaluate(values) : undefined
    return outcome?.ok ? outcome.value : undefined
  }
  for (const field of form.fields) {
    if (field.visibleWhen !== null && value(field, 'show', field.visibleWhen) !== true) continue
    visible.add(field.key)
    if (field.shape.type === 'computed') {
      const result = value(field, 'compute', field.shape.rule)
      if (result !== undefined) {
        computed[field.key] = Number(result)
        values[field.key] = Number(result)
      }
      continue
    }
    if (field.required || (field.requiredWhen !== null && value(field, 'require', field.requiredWhen) === true)) {
      required.add(field.key)
    }
    if (!isEmpty(answers[field.key])) {
      values[field.key] = answers[field.key]
      const broken = field.checks.find((check) => value(field, 'check', check.when) === false)
      if (broken) violated.set(field.key, broken.message)
    }
  }
  return { visible, required, computed, violated }
}

/** What is wrong with the answers, as far as the browser can tell, in the order of the fields. */
export function flaws(form: Form, answers: Answers, view: FormView, missing: string, english: boolean): FieldError[] {
  const found: FieldError[] = []
  for (const field of form.fields) {
    if (view.required.has(field.key) && isEmpty(answers[field.key])) {
      found.push({ field: field.key, message: missing })
    }
    const broken = view.violated.get(field.key)
    if (broken) found.push({ field: field.key, message: english ? broken.en : broken.zh })
  }
  return found
}

/** The answers that are worth sending: of fields that are shown and not computed, without what is empty. */
export function handedIn(form: Form, answers: Answers, view: FormView): Answers {
  const sent = form.fields
    .filter((field) => view.visible.has(field.key) && field.shape.type !== 'computed' && !isEmpty(answers[field.key]))
    .map((field) => [field.key, answers[field.key]])
  return Object.fromEntries(sent) as Answers
}

export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  if (typeof value === 'object') return Object.values(value).some(isEmpty)
  return false
}

/** The school's day: "2026-11-24". */
export function todayInShanghai(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}

function rules(field: Field): [Use, string][] {
  const found: [Use, string][] = field.checks.map((check) => ['check', check.when])
  if (field.visibleWhen !== null) found.push(['show', field.visibleWhen])
  if (field.requiredWhen !== null) found.push(['require', field.requiredWhen])
  if (field.shape.type === 'computed') found.push(['compute', field.shape.rule])
  return found
}

function name(field: Field, use: Use, text: string): string {
  return `${field.key} ${use} ${text}`
}

function typeOf(field: Field): string {
  if (field.shape.type === 'choice') return field.shape.many ? 'list<text>' : 'text'
  return TYPES[field.shape.type] ?? 'text'
}
