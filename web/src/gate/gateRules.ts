/**
 * Decides whether a gate opens: the server's `shaopao.gates.GateRules`, in the same order. The reader decides by it when
 * there is no network; a table of random cases is run through both (`bench/gate-rules.sh`).
 */
import { rulesOver } from '../kit/rules'

export type Direction = 'IN' | 'OUT' | 'BOTH'
export type Mode = 'NORMAL' | 'EXAM' | 'CLOSED' | 'EMERGENCY'
export type Remark = 'MISSED_EXIT' | 'MISSED_ENTRY' | 'PASSED_BACK'
export type Opening = 'LINE' | 'LEAVING' | 'VISIT' | 'EXAM_SEAT' | 'EMERGENCY' | 'STEWARD'
export type Refusing =
  | 'LINE_REFUSES'
  | 'NO_LINE'
  | 'CLOSED'
  | 'GONE'
  | 'NO_VISITORS'
  | 'VISIT_ELSEWHERE'
  | 'VISIT_NOT_NOW'
  | 'EXAM_ONLY'
  | 'ALREADY_INSIDE'
  | 'FULL'
  | 'CODE'
  | 'UNKNOWN'
export type Reason = Opening | Refusing

const OPENING: ReadonlySet<Reason> = new Set(['LINE', 'LEAVING', 'VISIT', 'EXAM_SEAT', 'EMERGENCY', 'STEWARD'])

export function opens(reason: Reason): boolean {
  return OPENING.has(reason)
}

export interface PolicyLine {
  condition: string
  opens: boolean
  zh: string
  en: string
}

export interface Policy {
  mode: Mode
  exam: string
  lines: PolicyLine[]
  passback: 'OFF' | 'REMARK' | 'REFUSE'
  missedMinutes: number
  capacity: number
  visitors: boolean
  autoExitMinute: number
}

/** Seconds since 1970; `until` is the first second after it. */
export interface Span {
  from: number
  until: number
}

export interface Facts {
  present: boolean
  kind: string
  unit?: string | null
  grade?: number | null
  offCampus: boolean
  marks: string[]
  campaigns: Record<string, string>
  leaves: Span[]
  visit?: (Span & { places: string[] }) | null
}

/** Whether somebody is inside, and since when (seconds since 1970). */
export interface Whereabouts {
  inside: boolean
  since: number
}

export const NEVER: Whereabouts = { inside: false, since: 0 }

/** Somebody at a gate; `at` in seconds since 1970. */
export interface Asked {
  way: Direction
  facts: Facts
  whereabouts: Whereabouts
  inside: number
  at: number
}

export interface Verdict {
  direction: Direction
  reason: Reason
  line: number
  remark: Remark | null
}

const VARIABLES = {
  person: 'record{kind: text, unit: text, grade: int}',
  offCampus: 'bool',
  onLeave: 'bool',
  marks: 'list<text>',
  campaigns: 'map<text>',
  visitor: 'bool',
  entering: 'bool',
  inside: 'int',
  today: 'date',
  minute: 'int',
  weekday: 'int',
}

type Holds = (values: Record<string, unknown>) => boolean

/** A policy that is ready to be asked; `places`: the place of the gate and all in which it lies. */
export interface Ready {
  policy: Policy
  places: string[]
  lines: Holds[]
}

const compile = rulesOver(VARIABLES)

/** Throws when a line is none: the server has accepted it, so the page is older than the policy. */
export function ready(policy: Policy, places: string[]): Ready {
  const lines = policy.lines.map((line): Holds => {
    const compiled = compile(line.condition, 'bool')
    if (!compiled.ok) throw new Error(`${line.condition}: ${compiled.reason}`)
    return (values) => {
      const outcome = compiled.evaluate(values)
      return outcome.ok && outcome.value === true
    }
  })
  return { policy, places, lines }
}

export function decide(gate: Ready, asked: Asked): Verdict {
  const { policy } = gate
  const direction = directionOf(asked.way, asked.whereabouts)
  const entering = direction === 'IN'
  if (policy.mode === 'EMERGENCY') return plain(direction, 'EMERGENCY')
  const verdict = allowed(gate, asked, direction)
  if (!opens(verdict.reason)) return verdict
  const remark = remarkOf(policy, asked, entering)
  if (remark === 'PASSED_BACK' && policy.passback === 'REFUSE') {
    return { direction, reason: 'ALREADY_INSIDE', line: -1, remark }
  }
  if (entering && !asked.whereabouts.inside && policy.capacity > 0 && asked.inside >= policy.capacity) {
    return plain(direction, 'FULL')
  }
  return { ...verdict, remark }
}

/** Of a gate for both ways: whoever is inside goes out. */
export function directionOf(way: Direction, whereabouts: Whereabouts): 'IN' | 'OUT' {
  if (way !== 'BOTH') return way
  return whereabouts.inside ? 'OUT' : 'IN'
}

function allowed(gate: Ready, asked: Asked, direction: 'IN' | 'OUT'): Verdict {
  const entering = direction === 'IN'
  const { policy } = gate
  const { facts } = asked
  if (!facts.present) return plain(direction, entering ? 'GONE' : 'LEAVING')
  if (entering && policy.mode === 'CLOSED') return plain(direction, 'CLOSED')
  if (facts.visit) return plain(direction, entering ? visit(gate, facts.visit, asked.at) : 'LEAVING')
  if (entering && policy.mode === 'EXAM') return plain(direction, exam(policy, facts))
  return byLine(gate, asked, direction)
}

function visit(gate: Ready, of: Span & { places: string[] }, at: number): Reason {
  if (!gate.policy.visitors) return 'NO_VISITORS'
  if (of.places.length > 0 && !gate.places.some((place) => of.places.includes(place))) return 'VISIT_ELSEWHERE'
  return contains(of, at) ? 'VISIT' : 'VISIT_NOT_NOW'
}

function exam(policy: Policy, facts: Facts): Reason {
  const listed = facts.marks.includes(`exam:${policy.exam}`) || facts.marks.includes(`invigilator:${policy.exam}`)
  return listed ? 'EXAM_SEAT' : 'EXAM_ONLY'
}

function byLine(gate: Ready, asked: Asked, direction: 'IN' | 'OUT'): Verdict {
  const entering = direction === 'IN'
  if (gate.lines.length > 0) {
    const values = valuesOf(asked.facts, entering, asked.inside, asked.at)
    for (const [line, holds] of gate.lines.entries()) {
      if (holds(values)) {
        const reason = gate.policy.lines[line]?.opens === true ? 'LINE' : 'LINE_REFUSES'
        return { direction, reason, line, remark: null }
      }
    }
  }
  return plain(direction, entering ? 'NO_LINE' : 'LEAVING')
}

function remarkOf(policy: Policy, asked: Asked, entering: boolean): Remark | null {
  const now = asked.whereabouts
  if (policy.passback === 'OFF' || entering !== now.inside) return null
  if (!entering) return 'MISSED_ENTRY'
  return asked.at - now.since >= policy.missedMinutes * 60 ? 'MISSED_EXIT' : 'PASSED_BACK'
}

/** Campus time is UTC+8 all the year. */
const ZONE_SECONDS = 8 * 3600
const DAY_SECONDS = 86_400

/** What the lines are asked with. */
export function valuesOf(facts: Facts, entering: boolean, inside: number, at: number): Record<string, unknown> {
  const local = Math.floor(at) + ZONE_SECONDS
  const day = Math.floor(local / DAY_SECONDS)
  const person: Record<string, unknown> = { kind: facts.kind }
  if (facts.unit !== undefined && facts.unit !== null) person['unit'] = facts.unit
  if (facts.grade !== undefined && facts.grade !== null) person['grade'] = facts.grade
  return {
    person,
    offCampus: facts.offCampus,
    onLeave: facts.leaves.some((leave) => contains(leave, at)),
    marks: facts.marks,
    campaigns: facts.campaigns,
    visitor: facts.kind === 'visitor' || (facts.visit !== undefined && facts.visit !== null),
    entering,
    inside,
    today: new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10),
    minute: Math.floor((local - day * DAY_SECONDS) / 60),
    // 1 January 1970 was a Thursday
    weekday: ((day + 3) % 7) + 1,
  }
}

function contains(span: Span, at: number): boolean {
  return at >= span.from && at < span.until
}

function plain(direction: Direction, reason: Reason): Verdict {
  return { direction, reason, line: -1, remark: null }
}
