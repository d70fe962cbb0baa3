/** From the figures of the server to the cards of the page: what each chart shows, and the table beside it. */
import { useWords } from '../words'
import type { FigureLine, Figures } from './types'

const DAY_MINUTES = 8 * 60
const ITEMS_SHOWN = 12
const DAYS_SHOWN = 62

export interface Card {
  key: string
  title: string
  /** How the chart draws: columns side by side, lying bars, or lines over time. */
  kind: 'columns' | 'bars' | 'lines'
  names: string[]
  series: { name: string; values: number[] }[]
  unit?: 'hours'
  head: string[]
  rows: string[][]
}

export function useFigures() {
  const { t, say } = useWords()

  function time(minutes: number | null | undefined): string {
    if (minutes === null || minutes === undefined) return '—'
    if (minutes < 60) return t('desk.figures.minutes', { n: minutes })
    if (minutes < DAY_MINUTES) return t('desk.figures.hours', { n: Math.round(minutes / 6) / 10 })
    return t('desk.figures.days', { n: Math.round((minutes / DAY_MINUTES) * 10) / 10 })
  }

  function cards(figures: Figures, item: string): Card[] {
    const made = [
      overTime(figures),
      byItem(figures),
      byDepartment(figures),
      ...(item === '' ? [] : [byNode(figures)]),
      fields(figures),
    ]
    return made.filter((card) => card.rows.length > 0)
  }

  function overTime(figures: Figures): Card {
    const months = figures.days.length > DAYS_SHOWN
    const lines = months ? byMonth(figures.days) : figures.days.map((one) => ({ ...one, name: one.day }))
    return {
      key: 'time',
      title: t(months ? 'desk.figures.byMonth' : 'desk.figures.byDay'),
      kind: 'lines',
      names: lines.map((one) => one.name),
      series: [
        { name: t('desk.figures.opened'), values: lines.map((one) => one.opened) },
        { name: t('desk.figures.ended'), values: lines.map((one) => one.ended) },
      ],
      head: [t(months ? 'desk.figures.month' : 'desk.figures.day'), t('desk.figures.opened'), t('desk.figures.ended')],
      rows: lines.map((one) => [one.name, String(one.opened), String(one.ended)]),
    }
  }

  const HEAD = [
    'opened',
    'approved',
    'rejected',
    'withdrawn',
    'returned',
    'overdue',
    'median',
    'ninetieth',
    'stars',
  ] as const

  function cells(line: FigureLine): string[] {
    return [
      ...[line.opened, line.approved, line.rejected, line.withdrawn, line.returned, line.overdue].map(String),
      time(line.medianMinutes),
      time(line.ninetiethMinutes),
      line.stars === null ? '—' : String(line.stars),
    ]
  }

  function byItem(figures: Figures): Card {
    const top = figures.items.slice(0, ITEMS_SHOWN)
    return {
      key: 'items',
      title: t('desk.figures.byItem'),
      kind: 'bars',
      names: top.map((one) => say(one.name)),
      series: [{ name: t('desk.figures.opened'), values: top.map((one) => one.line.opened) }],
      head: [t('desk.figures.item'), ...HEAD.map((one) => t(`desk.figures.${one}`))],
      rows: figures.items.map((one) => [say(one.name), ...cells(one.line)]),
    }
  }

  function byDepartment(figures: Figures): Card {
    const decided = figures.departments.filter((one) => one.line.medianMinutes !== null).slice(0, ITEMS_SHOWN)
    return {
      key: 'departments',
      title: t('desk.figures.byDepartment'),
      kind: 'bars',
      unit: 'hours',
      names: decided.map((one) => say(one.name)),
      series: [
        { name: t('desk.figures.median'), values: decided.map((one) => hours(one.line.medianMinutes)) },
        { name: t('desk.figures.ninetieth'), values: decided.map((one) => hours(one.line.ninetiethMinutes)) },
      ],
      head: [t('desk.figures.department'), ...HEAD.map((one) => t(`desk.figures.${one}`))],
      rows: figures.departments.map((one) => [say(one.name), ...cells(one.line)]),
    }
  }

  function byNode(figures: Figures): Card {
    return {
      key: 'nodes',
      title: t('desk.figures.byNode'),
      kind: 'bars',
      unit: 'hours',
      names: figures.nodes.map((one) => say(one.name)),
      series: [
        { name: t('desk.figures.median'), values: figures.nodes.map((one) => hours(one.medianMinutes)) },
        { name: t('desk.figures.ninetieth'), values: figures.nodes.map((one) => hours(one.ninetiethMinutes)) },
      ],
      head: ['node', 'stays', 'median', 'ninetieth'].map((one) => t(`desk.figures.${one}`)),
      rows: figures.nodes.map((one) => [
        say(one.name),
        String(one.stays),
        time(one.medianMinutes),
        time(one.ninetiethMinutes),
      ]),
    }
  }

  function fields(figures: Figures): Card {
    const top = figures.items.filter((one) => one.line.typed + one.line.prefilled > 0)
    const each = top.slice(0, ITEMS_SHOWN)
    return {
      key: 'fields',
      title: t('desk.figures.fields'),
      kind: 'columns',
      names: each.map((one) => say(one.name)),
      series: [
        { name: t('desk.figures.typed'), values: each.map((one) => one.line.typed) },
        { name: t('desk.figures.prefilled'), values: each.map((one) => one.line.prefilled) },
      ],
      head: ['item', 'typed', 'prefilled', 'prefilledShare'].map((one) => t(`desk.figures.${one}`)),
      rows: top.map(({ name, line }) => [
        say(name),
        String(line.typed),
        String(line.prefilled),
        shareText(share(line.prefilled, line.prefilled + line.typed)),
      ]),
    }
  }

  return { time, share, shareText, cards }
}

export function hours(minutes: number | null): number {
  return minutes === null ? 0 : Math.round(minutes / 6) / 10
}

/** A part of a whole; none when there is no whole. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

export function shareText(part: number | null): string {
  return part === null ? '—' : `${Math.round(part * 1000) / 10} %`
}

export function byMonth(days: Figures['days']): { name: string; opened: number; ended: number }[] {
  const months = new Map<string, { name: string; opened: number; ended: number }>()
  for (const { day, opened, ended } of days) {
    const name = day.slice(0, 7)
    const sum = months.get(name) ?? { name, opened: 0, ended: 0 }
    months.set(name, { name, opened: sum.opened + opened, ended: sum.ended + ended })
  }
  return [...months.values()]
}
