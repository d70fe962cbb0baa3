/** Where somebody is at work and for how long, field by field; only while the page is looked at. */
import type { Passage } from './types'

/** Whoever does nothing for longer has gone away. */
const IDLE_MS_MAX = 60_000

export function useTracker(now: () => number = () => performance.now(), seen = () => !document.hidden) {
  let passages = new Map<string, { ms: number; stumbles: number }>()
  let busy = 0
  let field = ''
  let last = now()

  function of(key: string) {
    const there = passages.get(key) ?? { ms: 0, stumbles: 0 }
    passages.set(key, there)
    return there
  }

  /** The person did something, or some time has passed. */
  function tick() {
    const gone = Math.min(now() - last, IDLE_MS_MAX)
    last = now()
    if (!seen()) return
    busy += gone
    if (field !== '') of(field).ms += gone
  }

  /** From now on the person is at this field; "rows[2].amount" is at "rows". */
  function at(path: string) {
    tick()
    field = path.replace(/[.[].*/, '')
    of(field)
  }

  function stumbled(paths: string[]) {
    for (const key of new Set(paths.map((path) => path.replace(/[.[].*/, '')))) of(key).stumbles++
  }

  /** What there is to tell since the last time; parts of seconds stay for the next. The field at work comes last. */
  function take(): { seconds: number; passages: Passage[] } {
    tick()
    const seconds = Math.floor(busy / 1000)
    busy -= seconds * 1000
    const told: Passage[] = []
    const rest = new Map<string, { ms: number; stumbles: number }>()
    for (const [key, one] of passages) {
      const whole = Math.floor(one.ms / 1000)
      told.push({ field: key, seconds: whole, stumbles: one.stumbles })
      if (one.ms > whole * 1000) rest.set(key, { ms: one.ms - whole * 1000, stumbles: 0 })
    }
    passages = rest
    told.sort((one, other) => Number(one.field === field) - Number(other.field === field))
    return { seconds, passages: told }
  }

  return { tick, at, stumbled, take }
}
