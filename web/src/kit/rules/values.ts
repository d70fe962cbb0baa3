/** Brings values into the form that the engine computes with, and back. Null and undefined mean absent. */
import { Duration } from '@marcbachmann/cel-js/evaluator'
import { RuleDate, RuleFailure, inRange, timestamp } from './functions'
import type { PlainName, RuleType } from './types'

const ELEMENTS_MAX = 200
const TEXT_MAX = 10_000

/** One class per record type of an environment: the engine knows types by their constructors. */
export type Constructors = Map<RuleType, new () => object>

export function given(
  types: Readonly<Record<string, RuleType>>,
  values: Readonly<Record<string, unknown>>,
  constructors: Constructors,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const name of Object.keys(types).sort()) {
    const type = types[name] as RuleType
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value !== undefined && value !== null) found[name] = convert(type, value, name, constructors)
  }
  return found
}

function convert(type: RuleType, value: unknown, path: string, constructors: Constructors): unknown {
  if (type.kind === 'plain') return plain(type.name, value, path)
  if (type.kind === 'list') {
    if (!Array.isArray(value)) throw wrong(path)
    requireSize(value.length, ELEMENTS_MAX, path)
    return value.map((one: unknown) => convert(type.of, one, `${path}[]`, constructors))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path)
  if (type.kind === 'record') {
    const make = constructors.get(type) ?? Object
    return Object.assign(new make(), given(type.fields, value as Record<string, unknown>, constructors))
  }
  const entries = Object.entries(value)
  requireSize(entries.length, ELEMENTS_MAX, path)
  entries.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return new Map(entries.map(([key, one]) => [key, convert(type.of, one, `${path}[]`, constructors)]))
}

function plain(type: PlainName, value: unknown, path: string): unknown {
  switch (type) {
    case 'int':
    case 'money':
      if (typeof value === 'bigint') return inRange(value)
      if (Number.isSafeInteger(value)) return BigInt(value as number)
      break
    case 'double':
      if (typeof value === 'number' && Number.isFinite(value)) return value
      break
    case 'bool':
      if (typeof value === 'boolean') return value
      break
    case 'text':
      if (typeof value !== 'string') break
      requireSize(value.length, TEXT_MAX, path)
      return value
    case 'date':
      if (value instanceof RuleDate) return value
      return moment(() => RuleDate.of(String(value)), path)
    case 'timestamp':
      if (value instanceof Date) return inRange(new Date(Math.floor(value.getTime() / 1000) * 1000))
      return moment(() => timestamp(String(value)), path)
    case 'duration':
      if (Number.isSafeInteger(value)) return new Duration(BigInt(value as number))
  }
  throw wrong(path)
}

function moment<T>(read: () => T, path: string): T {
  try {
    return read()
  } catch {
    throw wrong(path)
  }
}

function requireSize(size: number, most: number, path: string): void {
  if (size > most) throw new RuleFailure('TOO_LARGE', `${path} has ${size}`)
}

function wrong(path: string): RuleFailure {
  return new RuleFailure('WRONG_VALUE', path)
}

/**
 * What callers get: numbers (bigint only beyond the safe ones), texts, booleans, dates as "2026-09-01", moments as Date,
 * durations in seconds, arrays, plain objects.
 */
export function result(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value
  if (value instanceof RuleDate) return value.toString()
  if (value instanceof Duration) return Number(value.seconds)
  if (Array.isArray(value)) return value.map(result)
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, one]) => [String(key), result(one)]))
  if (value instanceof Date || typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, result(one)]))
}
