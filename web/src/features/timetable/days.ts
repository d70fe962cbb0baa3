/** Days and times of China, wherever the reader's device stands. */

export const ZONE = 'Asia/Shanghai'

/** The day in China of an instant, 2026-10-12. */
export function dateOf(at: string | Date): string {
  return new Date(at).toLocaleDateString('sv-SE', { timeZone: ZONE })
}

/** The day so many days later. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The Monday of the week of a day. */
export function mondayOf(date: string): string {
  return daysLater(date, -((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7))
}

/** An instant for a day and a time in China. */
export function instantOf(date: string, time: string): string {
  return new Date(`${date}T${time}:00+08:00`).toISOString()
}
