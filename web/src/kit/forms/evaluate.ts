/**
 * How every field of a form stands with the answers so far: one pass from top to bottom, in which a rule sees the fields above
 * its own and `today`, as the server's `FormRules` does it. The server decides again.
 */
import { logicOf, rowFields, ruleType, type FieldRule, type Logic } from './logic'
import { NOTHING, bad, good, isNothing, readShape, type Reading } from './shapes'
import type { Answers, Field, FieldView, Flaw, Form, Option, PlacedFlaw, Shape, Step } from './types'

export type FormView = Record<string, FieldView>

/** The fields of the form, or of one row, as far as they are read. */
interface Level {
  rows: string
  path: string
  values: Record<string, unknown>
  answers: Answers
}

interface Reader {
  logic: Logic
  /** What was read last at each place: what is the same again stays the same object, so rules need not run again. */
  last: Map<string, unknown>
}

const readers = new WeakMap<Form, Reader>()

function readerOf(form: Form): Reader {
  const known = readers.get(form)
  if (known) return known
  const made = { logic: logicOf(form), last: new Map<string, unknown>() }
  readers.set(form, made)
  return made
}

/**
 * Reads a form. Rules are compiled when a form object is met for the first time, so keep the object.
 *
 * @param facts values of locked fields by the field's key
 * @param today the school's day, "2026-11-24"
 * @param step where somebody answers what is open there; absent when the applicant fills the form
 */
export function evaluate(form: Form, answers: Answers, facts: Answers, today: string, step?: Step): FormView {
  return new Pass(form, facts, today, step).read(answers).view
}

/** The answers as the server would keep them, or what it would refuse, in its order. */
export type Verdict = { accepted: Answers } | { flaws: PlacedFlaw[] }

export function check(form: Form, answers: Answers, facts: Answers, today: string, step?: Step): Verdict {
  const pass = new Pass(form, facts, today, step).read(answers)
  return pass.flaws.length === 0 ? { accepted: pass.answers } : { flaws: pass.flaws }
}

class Pass {
  readonly flaws: PlacedFlaw[] = []
  readonly answers: Answers = {}
  view: FormView = {}
  private readonly changed = new Set<string>()
  private readonly reader: Reader

  constructor(
    private readonly form: Form,
    private readonly facts: Answers,
    private readonly today: string,
    private readonly step: Step | undefined,
  ) {
    this.reader = readerOf(form)
  }

  read(given: Answers): this {
    for (const [key, value] of Object.entries(given)) {
      const field = this.form.fields.find((one) => one.key === key && ruleType(one.shape) !== undefined)
      if (value === undefined) continue
      if (!field) this.flaw(key, 'UNKNOWN_FIELD')
      else if (this.step && !this.asks(field)) this.flaw(key, 'NOT_ASKED')
    }
    this.view = this.fields(this.form.fields, given, {
      rows: '',
      path: '',
      values: { today: this.today },
      answers: this.answers,
    })
    return this
  }

  private fields(fields: readonly Field[], given: Answers, level: Level): FormView {
    const view: FormView = {}
    let pageShown = true
    for (const field of fields) {
      const key = field.key
      if (field.shape.type === 'page') {
        pageShown = this.shown(field, level)
        view[key] = standing({ visible: pageShown })
      } else if (level.rows === '' && !this.asks(field)) {
        view[key] = this.keep(field, level)
      } else if (pageShown && this.shown(field, level)) {
        view[key] = this.readField(field, Object.hasOwn(given, key) ? given[key] : undefined, level)
      } else {
        if (this.step && Object.hasOwn(this.step.earlier, key)) this.changed.add(key)
        view[key] = standing({ visible: false })
      }
    }
    return view
  }

  private asks(field: Field): boolean {
    if (!this.step) return field.filledBy === null
    return this.step.edit.includes(field.key) || field.filledBy === this.step.key
  }

  private shown(field: Field, level: Level): boolean {
    return field.visibleWhen === null || this.holds(level, field, field.visibleWhen, false)
  }

  /** A field that is not asked now keeps its answer; what is computed follows what was changed above. */
  private keep(field: Field, level: Level): FieldView {
    const stored = this.step?.earlier[field.key]
    if (field.shape.type === 'computed' && this.step) {
      const rule = this.rule(level, field, field.shape.rule, ruleType(field.shape))
      if (this.reader.logic.mentions(rule, this.changed)) return this.computed(field, rule, level)
    }
    if (stored !== undefined && stored !== null) this.enter(field, stored, level)
    return standing({ visible: stored !== undefined && stored !== null, asked: false, value: stored })
  }

  private readField(field: Field, typed: unknown, level: Level): FieldView {
    const shape = field.shape
    if (shape.type === 'computed') {
      return this.computed(field, this.rule(level, field, shape.rule, ruleType(shape)), level)
    }
    const fact = level.rows === '' && Object.hasOwn(this.facts, field.key) ? this.facts[field.key] : undefined
    const given = fact === undefined || fact === null ? typed : fact
    const view = standing({ visible: true, asked: true })
    view.required = field.required || this.holds(level, field, field.requiredWhen ?? '', false)
    if (shape.type === 'choice') view.options = this.offered(field, shape.options, level)
    const reading =
      shape.type === 'table' || shape.type === 'group'
        ? this.readRows(field, shape, given, level, view)
        : readShape(shape, given, (code) => choosable(shape, view.options, code))
    if (reading.is === 'nothing') {
      if (view.required) view.flaw = this.flaw(level.path + field.key, 'MISSING')
      if (this.step && Object.hasOwn(this.step.earlier, field.key)) this.changed.add(field.key)
    } else if (reading.is === 'bad') {
      view.flaw = this.flaw(level.path + field.key, reading.reason, reading.facts)
    } else {
      view.value = this.enter(field, reading.stored, level)
      view.flaw = this.checks(field, level)
    }
    return view
  }

  private computed(field: Field, rule: FieldRule, level: Level): FieldView {
    const view = standing({ visible: true, asked: false })
    const value = this.reader.logic.value(rule, level.values)
    if (value === undefined) {
      this.changed.add(field.key)
    } else {
      view.value = this.enter(field, value, level)
      view.flaw = this.checks(field, level)
    }
    return view
  }

  private enter(field: Field, stored: unknown, level: Level): unknown {
    const place = level.path + field.key
    const before = this.reader.last.get(place)
    const value = same(before, stored) ? before : stored
    this.reader.last.set(place, value)
    if (level.rows === '' && this.step && !same(this.step.earlier[field.key], value)) this.changed.add(field.key)
    level.values[field.key] = value
    level.answers[field.key] = value
    return value
  }

  private checks(field: Field, level: Level): Flaw | null {
    const broken = field.checks.find((one) => !this.holds(level, field, one.when, true))
    if (!broken) return null
    const flaw: Flaw = { reason: 'CHECK_FAILED', message: broken.message, facts: {} }
    this.flaws.push({ field: level.path + field.key, ...flaw })
    return flaw
  }

  /** Reads each row as a form of its own that sees the fields above; rows without any answer are left out. */
  private readRows(field: Field, shape: Shape, given: unknown, above: Level, view: FieldView): Reading {
    if (isNothing(given)) return NOTHING
    if (!Array.isArray(given) || !given.every(isMap)) return bad('WRONG_KIND')
    const { least, most } = limits(shape)
    if (given.length > most) return bad('TOO_MANY', { max: most })
    const asked = rowFields(shape)
    const flawsAbove = this.flaws.length
    let rows: Answers[] = []
    given.forEach((row, number) => {
      const level = rowLevel(field, asked, number, above)
      const empty = Object.values(row).every(isNothing)
      const before = this.flaws.length
      if (!empty) this.unknown(row, asked, level)
      const fields = this.fields(asked, row, level)
      if (empty) {
        this.flaws.length = before
        Object.values(fields).forEach((one) => (one.flaw = null))
      } else {
        rows.push(level.answers)
      }
      view.rows.push(fields)
    })
    if (this.flaws.length === flawsAbove) rows = rows.filter((row) => Object.keys(row).length > 0)
    if (rows.length === 0) return NOTHING
    return rows.length < least ? bad('TOO_FEW', { min: least }) : good(rows)
  }

  private unknown(row: Answers, asked: readonly Field[], level: Level): void {
    for (const key of Object.keys(row)) {
      if (!asked.some((one) => one.key === key)) this.flaw(level.path + key, 'UNKNOWN_FIELD')
    }
  }

  /** The options that are there, each with those below it that are; a heading without any is not. */
  private offered(field: Field, options: readonly Option[], level: Level): Option[] {
    return options
      .filter((option) => option.when === null || this.holds(level, field, option.when, false))
      .map((option) => ({ ...option, options: this.offered(field, option.options, level) }))
      .filter((option) => option.options.length > 0 || !headings(options).has(option.code))
  }

  private holds(level: Level, field: Field, text: string, whenUnknown: boolean): boolean {
    if (text === '') return false
    const value = this.reader.logic.value(this.rule(level, field, text, 'bool'), level.values)
    return value === undefined ? whenUnknown : value === true
  }

  private rule(level: Level, field: Field, text: string, result: string | undefined): FieldRule {
    return { rows: level.rows, path: level.path + field.key, text, result: result ?? 'bool' }
  }

  private flaw(field: string, reason: Flaw['reason'], facts: Record<string, unknown> = {}): Flaw {
    const flaw: Flaw = { reason, message: null, facts }
    this.flaws.push({ field, ...flaw })
    return flaw
  }
}

function standing(known: Partial<FieldView>): FieldView {
  const nothing = { visible: false, asked: false, required: false, value: undefined }
  return { ...nothing, options: [], flaw: null, rows: [], ...known }
}

/** Codes of the options that are made for those below them. */
function headings(options: readonly Option[]): ReadonlySet<string> {
  return new Set(options.filter((option) => option.options.length > 0).map((option) => option.code))
}

/** A code of a table is left to the server. */
function choosable(shape: Shape, options: readonly Option[], code: string): boolean {
  if (shape.type === 'choice' && shape.table !== null) return true
  return options.some((one) => (one.options.length === 0 ? one.code === code : choosable(shape, one.options, code)))
}

function limits(shape: Shape): { least: number; most: number } {
  if (shape.type === 'table') return { least: shape.rowsMin, most: shape.rowsMax }
  return shape.type === 'group' ? { least: shape.timesMin, most: shape.timesMax } : { least: 0, most: 0 }
}

/** A row sees what is above the table; its own names hide those outside, until they are read. */
function rowLevel(field: Field, asked: readonly Field[], number: number, above: Level): Level {
  const values = Object.create(above.values) as Record<string, unknown>
  for (const one of asked) values[one.key] = undefined
  return { rows: field.key, path: `${above.path}${field.key}[${number}].`, values, answers: {} }
}

function isMap(value: unknown): value is Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Deep equality of answers. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((value, at) => same(value, other[at]))
  }
  if (!isMap(one) || !isMap(other)) return false
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]))
}
