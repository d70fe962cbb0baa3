/**
 * The rule language in the browser: CEL as the server's module `rules` speaks it, so that a form decides at once what the
 * server will decide again. What is accepted and what comes out is the same for every case of the table
 * `server/src/test/resources/rules/cases.json`; the server alone decides what is saved.
 */
import { Environment } from '@marcbachmann/cel-js'
import { Duration } from '@marcbachmann/cel-js/evaluator'
import * as ours from './rules/functions'
import * as steps from './rules/steps'
import { RuleDate, RuleFailure, type Failure } from './rules/functions'
import { parseType, isName, type RuleType } from './rules/types'
import { given, result, type Constructors } from './rules/values'
import {
  CHARACTERS_MAX,
  Flaw,
  LOOPS,
  all,
  requireShallow,
  walk,
  type CheckedType,
  type Node,
  type Reason,
} from './rules/walk'

export type { Failure, Reason }

/** What came of evaluating a rule. */
export type Outcome = { ok: true; value: unknown } | { ok: false; failure: Failure; detail: string }

/** What came of compiling an expression; line and column count from 1, `mentioned` are the variables that it uses. */
export type Compilation =
  | {
      ok: true
      mentioned: ReadonlySet<string>
      evaluate: (variables: Readonly<Record<string, unknown>>) => Outcome
    }
  | { ok: false; line: number; column: number; reason: Reason; subject: string }

const TIMESTAMP = 'google.protobuf.Timestamp'
const DURATION = 'google.protobuf.Duration'
const PLAIN: Record<string, string> = {
  text: 'string',
  money: 'int',
  date: 'Date',
  timestamp: TIMESTAMP,
  duration: DURATION,
}

/** The fields of each record type, by the engine's names of types. */
type Records = Map<string, Readonly<Record<string, string>>>

/** These the engine has as well, but does differently; calls are directed to ours. */
const REPLACED = new Set(['int', 'double', 'string', 'timestamp', 'duration', 'matches'])

/**
 * Makes a compiler for rules over these variables.
 *
 * @param variables types by name, in the notation of the server: `{ today: 'date', roles: 'list<text>' }`
 */
export function rulesOver(
  variables: Readonly<Record<string, string>>,
): (expression: string, resultType: string) => Compilation {
  const types: Record<string, RuleType> = {}
  const constructors: Constructors = new Map()
  const records: Records = new Map()
  const engine = new Environment({ limits: { maxDepth: 500 } })
  register(engine)
  for (const [name, text] of Object.entries(variables)) {
    if (!isName(name)) throw new Error(`Not a name for a variable: ${name}`)
    const type = parseType(text)
    types[name] = type
    engine.registerVariable(name, engineType(engine, type, `Record_${name}`, constructors, records))
  }
  const names = new Set(Object.keys(types))
  return (expression, resultType) => {
    const wanted = engineType(engine.clone(), parseType(resultType), 'Result', new Map(), new Map())
    try {
      const { run, mentioned } = compile(engine, expression, records, names, wanted)
      return { ok: true, mentioned, evaluate: (values) => evaluate(() => run(given(types, values, constructors))) }
    } catch (flaw) {
      if (!(flaw instanceof Flaw)) throw flaw
      return { ok: false, ...place(expression, flaw.at), reason: flaw.reason, subject: flaw.subject }
    }
  }
}

function compile(
  engine: Environment,
  expression: string,
  records: Records,
  names: ReadonlySet<string>,
  wanted: string,
): { run: (values: Record<string, unknown>) => unknown; mentioned: ReadonlySet<string> } {
  if ([...expression].length > CHARACTERS_MAX) throw new Flaw(0, 'TOO_LONG', '')
  requireShallow(expression)
  const parsed = attempt(() => engine.parse(expression))
  const tree = parsed.ast as unknown as Node
  const mentioned = walk(tree, names)
  for (const node of all(tree)) direct(node)
  const checked = parsed.check()
  if (!checked.valid) throw typeFlaw(checked.error)
  for (const node of all(tree)) requireTypes(node, records)
  if (!fits(wanted, tree.checkedType)) throw new Flaw(0, 'WRONG_RESULT', tree.checkedType?.name ?? '')
  return { run: parsed, mentioned }
}

function attempt<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    const { code, range } = error as { code?: string; range?: { start: number } }
    throw new Flaw(range?.start ?? 0, code === 'limit_exceeded' ? 'TOO_COMPLEX' : 'SYNTAX', '')
  }
}

/** Directs a call to our function, and keeps numbers and times of a calculation within their range. */
function direct(node: Node): void {
  if ((node.op === 'call' || node.op === 'rcall') && REPLACED.has((node.args as string[])[0] ?? '')) {
    const args = node.args as unknown[]
    args[0] = `our_${String(args[0])}`
  }
  // loops and has() are replaced by parts of the engine's own; what a loop does is counted in what it repeats
  const called = node.op === 'call' || node.op === 'rcall' ? ((node.args as string[])[0] ?? '') : ''
  if (called === 'has' || LOOPS.has(called)) return
  const calculates = ['+', '-', '*', '/', '-_'].includes(node.op)
  node.evaluate = (engine, self, context) => {
    const value = node.meta.evaluate(engine, self, context)
    steps.count(node, value)
    return calculates ? bounded(node, value) : value
  }
}

function bounded(node: Node, value: unknown): unknown {
  const between = Array.isArray(node.args) && (node.args[0] as Node).checkedType?.name === TIMESTAMP
  if (value instanceof Duration) ours.durationInRange(value.seconds, between)
  return ours.inRange(value)
}

/** What the engine lets pass and the server's does not. */
function requireTypes(node: Node, records: Records): void {
  const [left, right] = Array.isArray(node.args) ? (node.args as Node[]).map((arg) => arg?.checkedType) : []
  if (node.op === '+' && left?.kind === 'list') throw new Flaw(node.pos, 'NOT_ALLOWED', 'list + list')
  if (['<', '<=', '>', '>='].includes(node.op) && left?.name !== right?.name) {
    throw new Flaw(node.pos, 'WRONG_TYPES', node.op)
  }
  const keyed = left?.kind === 'map' ? right?.name === 'string' : left?.kind !== 'message'
  if (node.op === '[]' && !keyed) throw new Flaw(node.pos, 'WRONG_TYPES', '[ ]')
  if (node.op === 'call' && (node.args as string[])[0] === 'has')
    fieldType((node.args as [string, Node[]])[1][0] as Node, records)
}

/** The type at the end of `has(a.b.c)`, which the engine does not check. */
function fieldType(node: Node, records: Records): string {
  if (node.op !== '.') return node.checkedType?.name ?? ''
  const [inner, name] = node.args as [Node, string]
  const of = fieldType(inner, records)
  const fields = records.get(of)
  if (fields && !Object.hasOwn(fields, name)) throw new Flaw(node.pos, 'UNKNOWN_FIELD', name)
  const found = fields ? fields[name] : /^map<string, (.*)>$/.exec(of)?.[1]
  if (found === undefined) throw new Flaw(node.pos, 'WRONG_TYPES', name)
  return found
}

function typeFlaw(error: unknown): Flaw {
  const { code, range, summary } = error as { code?: string; range?: { start: number }; summary?: string }
  const reason = code === 'unknown_variable' ? 'UNKNOWN_NAME' : code === 'no_such_key' ? 'UNKNOWN_FIELD' : 'WRONG_TYPES'
  return new Flaw(range?.start ?? 0, reason, summary ?? '')
}

/** Whether a value of the found type may stand for the wanted one; the empty list fits every list. */
function fits(wanted: string, found: CheckedType | undefined): boolean {
  if (!found || found.kind === 'dyn' || found.kind === 'param') return true
  const inner = /^(?:list<|map<string, )(.*)>$/.exec(wanted)?.[1]
  if (inner !== undefined && wanted.startsWith(found.kind)) return fits(inner, found.valueType)
  return wanted === found.name
}

function evaluate(run: () => unknown): Outcome {
  steps.begin()
  try {
    return { ok: true, value: result(run()) }
  } catch (error) {
    const failure = error instanceof RuleFailure ? error.failure : failureOf((error as { code?: string }).code)
    return { ok: false, failure, detail: String(error) }
  }
}

function failureOf(code: string | undefined): Failure {
  switch (code) {
    case 'unknown_variable':
    case 'no_such_key':
      return 'ABSENT'
    case 'division_by_zero':
    case 'modulo_by_zero':
      return 'DIVISION_BY_ZERO'
    case 'numeric_overflow':
      return 'OVERFLOW'
    case 'index_out_of_bounds':
      return 'OUT_OF_RANGE'
    default:
      return 'OTHER'
  }
}

/** Line and column of a place, in characters as people count them. */
function place(expression: string, at: number): { line: number; column: number } {
  const before = expression.slice(0, at).split('\n')
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 }
}

function engineType(
  engine: Environment,
  type: RuleType,
  path: string,
  constructors: Constructors,
  records: Records,
): string {
  if (type.kind === 'plain') return PLAIN[type.name] ?? type.name
  if (type.kind === 'list') return `list<${engineType(engine, type.of, path, constructors, records)}>`
  if (type.kind === 'map') return `map<string, ${engineType(engine, type.of, path, constructors, records)}>`
  const fields: Record<string, string> = {}
  for (const [name, of] of Object.entries(type.fields)) {
    fields[name] = engineType(engine, of, `${path}_${name}`, constructors, records)
  }
  // The engine tells types apart by their constructors, so each record type needs one of its own.
  // eslint-disable-next-line @typescript-eslint/no-extraneous-class
  const make = class {}
  constructors.set(type, make)
  records.set(path, fields)
  engine.registerType(path, { ctor: make, fields })
  engine.registerOperator(`${path} == ${path}`, (one: unknown, other: unknown) => same(one, other))
  return path
}

/** Deep equality of records: the same fields present, each the same. */
function same(one: unknown, other: unknown): boolean {
  if (one instanceof RuleDate && other instanceof RuleDate) return one.days === other.days
  if (one instanceof Date && other instanceof Date) return one.getTime() === other.getTime()
  if (one instanceof Duration && other instanceof Duration) return one.seconds === other.seconds
  if (one instanceof Map && other instanceof Map) return same(Object.fromEntries(one), Object.fromEntries(other))
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) => key in other && same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  )
}

function register(engine: Environment): void {
  engine.registerType('Date', { ctor: RuleDate as unknown as new () => object, fields: {} })
  engine.registerOperator('Date == Date', (one: RuleDate, other: RuleDate) => one.days === other.days)
  engine.registerOperator('Date < Date', (one: RuleDate, other: RuleDate) => one.days < other.days)
  engine.registerOperator('Date <= Date', (one: RuleDate, other: RuleDate) => one.days <= other.days)
  engine.registerOperator('Date > Date', (one: RuleDate, other: RuleDate) => one.days > other.days)
  engine.registerOperator('Date >= Date', (one: RuleDate, other: RuleDate) => one.days >= other.days)
  const functions: [string, (...args: never[]) => unknown][] = [
    ['our_int(int): int', (value: bigint) => value],
    ['our_int(double): int', (value: number) => ours.toInt(value)],
    ['our_int(string): int', (value: string) => ours.toInt(value)],
    ['our_double(double): double', (value: number) => value],
    ['our_double(int): double', (value: bigint) => Number(value)],
    ['our_double(string): double', (value: string) => ours.toDouble(value)],
    ['our_string(string): string', (value: string) => value],
    ['our_string(int): string', (value: bigint) => String(value)],
    ['our_string(bool): string', (value: boolean) => String(value)],
    ['our_string(Date): string', (value: RuleDate) => value.toString()],
    [`our_timestamp(string): ${TIMESTAMP}`, (value: string) => ours.timestamp(value)],
    [`our_duration(string): ${DURATION}`, (value: string) => new Duration(ours.durationSeconds(value))],
    ['string.our_matches(string): bool', (text: string, pattern: string) => ours.matches(text, pattern)],
    ['date(string): Date', (value: string) => RuleDate.of(value)],
    [`date(${TIMESTAMP}): Date`, (value: Date) => ours.dateOf(value)],
    [`hour(${TIMESTAMP}): int`, (value: Date) => ours.hour(value)],
    [`minute(${TIMESTAMP}): int`, (value: Date) => ours.minute(value)],
    [`minutes(${DURATION}): int`, (value: Duration) => value.seconds / 60n],
    ['year(Date): int', (date: RuleDate) => BigInt(date.parts.year)],
    ['month(Date): int', (date: RuleDate) => BigInt(date.parts.month)],
    ['day(Date): int', (date: RuleDate) => BigInt(date.parts.day)],
    ['weekday(Date): int', (date: RuleDate) => ours.weekday(date)],
    ['daysBetween(Date, Date): int', (from: RuleDate, to: RuleDate) => BigInt(to.days - from.days)],
    ['yearsBetween(Date, Date): int', (from: RuleDate, to: RuleDate) => ours.yearsBetween(from, to)],
    ['sum(list<int>): int', (list: bigint[]) => ours.sum(list)],
    ['sum(list<double>): double', (list: number[]) => list.reduce((sum, one) => sum + one, 0)],
    ['min(list<int>): int', (list: bigint[]) => ours.extreme(list, -1)],
    ['min(list<double>): double', (list: number[]) => ours.extreme(list, -1)],
    ['max(list<int>): int', (list: bigint[]) => ours.extreme(list, 1)],
    ['max(list<double>): double', (list: number[]) => ours.extreme(list, 1)],
    ['plusDays(Date, int): Date', (date: RuleDate, days: bigint) => ours.plusDays(date, days)],
  ]
  for (const [signature, body] of functions)
    engine.registerFunction(signature, body as never, { async: false } as never)
}
