/** How much the till may sell without a network: to one person on a day, and in all. Amounts are cents. */

/** What was sold so on a day of the school; numbers are those of passes. */
export interface Tally {
  day: string
  cents: number
  persons: Record<string, number>
}

export interface Limits {
  personMaxCents: number
  terminalMaxCents: number
}

export type Allowed = 'YES' | 'PERSON' | 'TERMINAL'

/** The school's day: it turns at midnight in Beijing. */
export function dayOf(millis: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(millis)
}

const of = (tally: Tally | undefined, day: string): Tally =>
  tally?.day === day ? tally : { day, cents: 0, persons: {} }

export function allowed(tally: Tally | undefined, day: string, person: string, cents: number, limits: Limits): Allowed {
  const known = of(tally, day)
  if ((known.persons[person] ?? 0) + cents > limits.personMaxCents) return 'PERSON'
  return known.cents + cents > limits.terminalMaxCents ? 'TERMINAL' : 'YES'
}

/** The tally with one more sale. */
export function counted(tally: Tally | undefined, day: string, person: string, cents: number): Tally {
  const known = of(tally, day)
  const persons = { ...known.persons, [person]: (known.persons[person] ?? 0) + cents }
  return { day, cents: known.cents + cents, persons }
}

/** What the till may still sell on a day. */
export function leftOf(tally: Tally | undefined, day: string, limits: Limits): number {
  return Math.max(0, limits.terminalMaxCents - of(tally, day).cents)
}
