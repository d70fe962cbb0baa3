/** What the calendar answers. */
import type { components } from '../../../kit/schema'

export type DayKind = 'WEEKDAY' | 'MAKE_UP' | 'WEEKEND' | 'HOLIDAY'

export interface Day {
  day: string
  kind: DayKind
  announced: boolean
  holiday?: string | null
  term?: string | null
  week?: number | null
}

export type Term = components['schemas']['Term']
export type OfficeHours = components['schemas']['OfficeHours']

export interface NoticeChange {
  year: number
  stored: boolean
  changes: { day: string; was: DayKind; becomes: DayKind; becomesCalled?: string | null }[]
}
