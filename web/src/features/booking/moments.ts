/** Days and hours of the school, which keeps the clock of Asia/Shanghai (no summer time) wherever the reader is. */

const ZONE = 'Asia/Shanghai'
const OFFSET = '+08:00'

/** "2026-11-30" of an instant. */
export function dayOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(at)
}

/** The day so many days after another. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The instant of a day and a time such as "08:30"; "24:00" is the end of the day. */
export function instant(day: string, time: string): string {
  return time === '24:00' ? instant(plusDays(day, 1), '00:00') : new Date(`${day}T${time}:00${OFFSET}`).toISOString()
}

/** "08:30" of minutes since midnight. */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Minutes since midnight of "08:30". */
export function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Minutes since midnight of the school's day, of an instant. */
export function minuteOfDay(at: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: ZONE,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return minuteOf(parts.format(new Date(at)))
}

/** Times on a step between two minutes, both included. */
export function times(from: number, until: number, step: number): string[] {
  const found: string[] = []
  for (let minute = from; minute <= until; minute += step) found.push(clock(minute))
  return found
}

/** "11月30日 周一 08:00–10:00" in the reader's language. */
export function hours(language: string, from: string, until: string): string {
  const day = new Date(from).toLocaleDateString(language, {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    weekday: 'short',
  })
  return `${day} ${clock(minuteOfDay(from))}–${clock(minuteOfDay(until)) === '00:00' ? '24:00' : clock(minuteOfDay(until))}`
}

/** "11月30日 08:00" in the reader's language. */
export function moment(language: string, at: string): string {
  return new Date(at).toLocaleString(language, {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}
