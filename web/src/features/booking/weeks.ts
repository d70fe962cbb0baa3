/** Teaching weeks as people type them, and what is chosen for each. */

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
