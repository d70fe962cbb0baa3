/** What the server named as stopped a moment ago: kept for a minute, since a bundle that another node made may not know it. */
import * as store from './store'

const LATELY_MS = 60_000

/** Where it is kept. */
export type Kept = Pick<typeof store, 'stoppedLately' | 'keepStoppedLately'>

export function lately(kept: Kept = store, now: () => number = Date.now) {
  let names = new Map<string, number>()

  return {
    /** What this browser knew before it was switched off. */
    async recall(): Promise<void> {
      names = new Map(await kept.stoppedLately())
    },
    async add(more: string[]): Promise<void> {
      for (const name of more) names.set(name, now())
      await kept.keepStoppedLately([...names])
    },
    /** Somebody is good again: the next bundle alone says who is not. */
    async forget(): Promise<void> {
      names.clear()
      await kept.keepStoppedLately([])
    },
    names(): string[] {
      for (const [name, at] of names) if (now() - at > LATELY_MS) names.delete(name)
      return [...names.keys()]
    },
  }
}
