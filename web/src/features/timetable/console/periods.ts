import type { PeriodTable } from './types'

/** Periods as a text, one a line: "08:00-08:45". */
export function written(table: Pick<PeriodTable, 'periods'>): string {
  return table.periods.map((one) => `${one.from.slice(0, 5)}-${one.to.slice(0, 5)}`).join('\n')
}

/** The periods of such a text, or the number of the first line that is none. */
export function periods(text: string): PeriodTable['periods'] | number {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const found: PeriodTable['periods'] = []
  for (const [at, line] of lines.entries()) {
    const parts = /^\s*(\d{1,2}:\d{2})\s*[-–—~～至]\s*(\d{1,2}:\d{2})\s*$/.exec(line.replaceAll('：', ':'))
    const [, from, to] = parts ?? []
    if (from === undefined || to === undefined) return at + 1
    found.push({ from: from.padStart(5, '0'), to: to.padStart(5, '0') })
  }
  return found
}
