/** What the server's RuleFunctions do, in the browser: dates, times and conversions, alike to the last case of the table. */

export type Failure =
  | 'ABSENT'
  | 'DIVISION_BY_ZERO'
  | 'OVERFLOW'
  | 'OUT_OF_RANGE'
  | 'NOT_CONVERTIBLE'
  | 'WRONG_VALUE'
  | 'TOO_LARGE'
  | 'OTHER'

/** Carries a failure out of the engine. */
export class RuleFailure extends Error {
  constructor(
    readonly failure: Failure,
    detail: string,
  ) {
    super(detail)
  }
}

const DAY_MS = 86_400_000
const CHINA_MS = 8 * 3_600_000
const SECONDS_MIN = -62_135_596_800
const SECONDS_MAX = 253_402_300_799
const DURATION_SECONDS_MAX = 315_576_000_000n
const BETWEEN_SECONDS_MAX = 9_223_372_036n
const INT_MIN = -(2n ** 63n)
const INT_MAX = 2n ** 63n - 1n
export const MATCHED_TEXT_MAX = 500

/** A day of the calendar without a time, of the years 1 to 9999. */
export class RuleDate {
  private constructor(readonly days: number) {}

  static ofDays(days: number): RuleDate {
    const milliseconds = days * DAY_MS
    if (milliseconds / 1000 < SECONDS_MIN || milliseconds / 1000 > SECONDS_MAX) {
      throw new RuleFailure('OVERFLOW', `day ${days}`)
    }
    return new RuleDate(days)
  }

  static of(text: string): RuleDate {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
    if (!parts) throw new RuleFailure('NOT_CONVERTIBLE', text)
    return RuleDate.ofDays(epochDay(Number(parts[1]), Number(parts[2]), Number(parts[3]), text))
  }

  get parts(): { year: number; month: number; day: number } {
    const date = new Date(this.days * DAY_MS)
    return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
  }

  toString(): string {
    return new Date(this.days * DAY_MS).toISOString().slice(0, 10)
  }
}

function epochDay(year: number, month: number, day: number, text: string): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
    throw new RuleFailure('NOT_CONVERTIBLE', text)
  }
  if (year < 1) throw new RuleFailure('OVERFLOW', text)
  return Math.floor(date.getTime() / DAY_MS)
}

/** The day on which a moment falls in China. */
export function dateOf(moment: Date): RuleDate {
  return RuleDate.ofDays(Math.floor((moment.getTime() + CHINA_MS) / DAY_MS))
}

export function toInt(value: string | number): bigint {
  if (typeof value === 'string') {
    const number = /^[+-]?[0-9]{1,19}$/.test(value) ? BigInt(value.replace(/^\+/, '')) : INT_MAX + 1n
    if (number < INT_MIN || number > INT_MAX) throw new RuleFailure('NOT_CONVERTIBLE', value)
    return number
  }
  if (Number.isNaN(value) || Math.abs(value) >= 2 ** 63) throw new RuleFailure('OVERFLOW', `int(${value})`)
  return BigInt(Math.trunc(value))
}

export function toDouble(text: string): number {
  if (!/^[+-]?[0-9]{1,30}(\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?$/.test(text)) {
    throw new RuleFailure('NOT_CONVERTIBLE', text)
  }
  return Number(text)
}

export function timestamp(text: string): Date {
  const form =
    /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d{3})?(?:Z|([+-])(0\d|1[0-8]):([0-5]\d))$/
  const parts = form.exec(text)
  if (!parts) throw new RuleFailure('NOT_CONVERTIBLE', text)
  const number = (place: number): number => Number(parts[place] ?? 0)
  const offset = (parts[7] === '-' ? -1 : 1) * (number(8) * 60 + number(9))
  const day = epochDay(number(1), number(2), number(3), text)
  return inRange(new Date(day * DAY_MS + ((number(4) * 60 + number(5) - offset) * 60 + number(6)) * 1000))
}

/** Whole seconds of "48h", "1h30m", "-90s". */
export function durationSeconds(text: string): bigint {
  const parts = /^(-?)(?=[0-9])(?:([0-9]{1,7})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?$/.exec(text)
  if (!parts) throw new RuleFailure('NOT_CONVERTIBLE', text)
  const seconds = BigInt(parts[2] ?? 0) * 3600n + BigInt(parts[3] ?? 0) * 60n + BigInt(parts[4] ?? 0)
  return parts[1] === '-' ? -seconds : seconds
}

export function hour(moment: Date): bigint {
  return BigInt(new Date(moment.getTime() + CHINA_MS).getUTCHours())
}

export function minute(moment: Date): bigint {
  return BigInt(new Date(moment.getTime() + CHINA_MS).getUTCMinutes())
}

/** Monday is 1, Sunday 7. */
export function weekday(date: RuleDate): bigint {
  return BigInt(new Date(date.days * DAY_MS).getUTCDay() || 7)
}

/** Whole years from one day to another: the age on the second of who was born on the first. */
export function yearsBetween(from: RuleDate, to: RuleDate): bigint {
  const packed = ({ parts }: RuleDate): number => (parts.year * 12 + parts.month) * 32 + parts.day
  return BigInt(Math.trunc(Math.trunc((packed(to) - packed(from)) / 32) / 12))
}

export function plusDays(date: RuleDate, days: bigint): RuleDate {
  if (days > 4_000_000n || days < -4_000_000n) throw new RuleFailure('OVERFLOW', `${date} plus ${days} days`)
  return RuleDate.ofDays(date.days + Number(days))
}

/** Each part of the sum stays within 64 bits. */
export function sum(list: bigint[]): bigint {
  return list.reduce((sum, one) => inRange(sum + one), 0n)
}

/** The greatest when the sign is 1, the least when it is -1; of none there is none. */
export function extreme<T extends bigint | number>(list: T[], sign: 1 | -1): T {
  const [first, ...others] = list
  if (first === undefined) throw new RuleFailure('ABSENT', 'of an empty list')
  return others.reduce((best, one) => ((sign === 1 ? one > best : one < best) ? one : best), first)
}

/** Finds the pattern as RE2 would: by characters, and with a dot that stands for all but the new line. */
export function matches(text: string, pattern: string): boolean {
  if (text.length > MATCHED_TEXT_MAX) throw new RuleFailure('TOO_LARGE', `matches on ${text.length}`)
  const dots = pattern.replace(/\\.|\[(?:\\.|[^\]\\])*\]|\./gs, (part) => (part === '.' ? '[^\\n]' : part))
  return new RegExp(dots, 'u').test(text)
}

/** Whole numbers of 64 bits, moments of the years 1 to 9999; anything else has overflowed. */
export function inRange<T>(value: T): T {
  if (typeof value === 'bigint' && (value < INT_MIN || value > INT_MAX)) {
    throw new RuleFailure('OVERFLOW', String(value))
  }
  if (value instanceof Date) {
    const seconds = value.getTime() / 1000
    if (!(seconds >= SECONDS_MIN && seconds <= SECONDS_MAX)) throw new RuleFailure('OVERFLOW', String(value))
  }
  return value
}

/** A duration lasts at most 10,000 years; between two moments, whose nanoseconds the server counts in 64 bits, 292. */
export function durationInRange(seconds: bigint, betweenMoments: boolean): void {
  const most = betweenMoments ? BETWEEN_SECONDS_MAX : DURATION_SECONDS_MAX
  if (seconds > most || seconds < -most) {
    throw new RuleFailure('OVERFLOW', `${seconds}s`)
  }
}
