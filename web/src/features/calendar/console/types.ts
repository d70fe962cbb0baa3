/** What the calendar answers. */
export type DayKind = 'WEEKDAY' | 'MAKE_UP' | 'WEEKEND' | 'HOLIDAY'

export interface Day {
  day: string
  kind: DayKind
  announced: boolean
  holiday?: string | null
  term?: string | null
  week?: number | null
}

export interface Term {
  code: string
  name: string
  firstDay: string
  lastDay: string
  weeks: number
}

export interface OfficeHours {
  campus: string
  name: string
  firstDay: string
  lastDay: string
  shifts: { from: string; to: string }[]
}

export interface NoticeChange {
  year: number
  stored: boolean
  changes: { day: string; was: DayKind; becomes: DayKind; becomesCalled?: string | null }[]
}
