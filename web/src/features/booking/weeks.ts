/** Teaching weeks as people type them, the periods of their days, and what is chosen for each. */
import { plusDays } from './moments'
import type { PeriodTable, Term } from './types'

/** A week that is to be booked. */
export interface Chosen {
  id: string
  place: string
  from: string
  until: string
}

/** Weeks of "3-12", "3,5,7" or both; nothing when it is none. */
export function weeksOf(typed: string): number[] | undefined {
  const found = new Set<number>()
  for (const part of typed.split(/[,，、\s]+/).filter((one) => one !== '')) {
    const span = /^(\d{1,2})(?:[-–~至](\d{1,2}))?$/.exec(part)
    const first = Number(span?.[1] ?? 0)
    const last = Number(span?.[2] ?? first)
    if (span === null || first < 1 || last < first) return undefined
    for (let week = first; week <= last; week++) found.add(week)
  }
  return found.size === 0 || found.size > 30 ? undefined : [...found].sort((one, other) => one - other)
}

/** The term that runs on a day, or is next. */
export function termOn(terms: Term[], day: string): Term | undefined {
  return (
    terms.find((one) => one.firstDay <= day && day <= one.lastDay) ??
    terms.filter((one) => one.firstDay > day).sort((one, other) => one.firstDay.localeCompare(other.firstDay))[0]
  )
}

/** The period table of a day: the one of the whole school before one of a campus. */
export function tableOn(tables: PeriodTable[], day: string): PeriodTable | undefined {
  const there = tables.filter((one) => one.firstDay <= day && day <= one.lastDay)
  return there.find((one) => one.campus === null) ?? there[0]
}

/** The hours of periods on a weekday of these weeks; nothing when the school keeps two clocks in them. */
export function hoursOf(
  tables: PeriodTable[],
  term: Term | undefined,
  weeks: number[],
  weekday: number,
  first: number,
  last: number,
): { from: string; until: string } | undefined {
  if (term === undefined) return undefined
  const found = weeks.map((week) => {
    const periods = tableOn(tables, plusDays(term.firstMonday, (week - 1) * 7 + weekday - 1))?.periods
    const from = periods?.[first - 1]?.from.slice(0, 5)
    const until = periods?.[last - 1]?.to.slice(0, 5)
    return from === undefined || until === undefined ? undefined : { from, until }
  })
  const one = found[0]
  return one && found.every((other) => other?.from === one.from && other.until === one.until) ? one : undefined
}
