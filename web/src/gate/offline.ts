/** Decides without a network, by the bundle; remembers who passed since, so that the next one finds the place as it is. */
import type { Carrier } from '../kit/reader/carrier'
import { ENTER, LEAVE, minuteOf, numberBytes, parts, signedText, timely } from '../kit/reader/code'
import { hashOf, hashOfOther, type Opened } from './bundle'
import { decide, directionOf, opens, NEVER, type Verdict, type Whereabouts } from './gateRules'

/** For so long a code is remembered, to refuse it when it is shown again: longer than any code lives. */
const CODE_SECONDS = 300

export type Decided = Verdict & { inside: number }

export interface OfflineGate {
  decide: (bytes: Uint8Array, seconds: number) => Promise<Decided>
  /** A card or a printed pass. */
  decideOther: (shown: Carrier, seconds: number) => Promise<Decided>
  /** Refuses from now on what the server names; in hexadecimal. */
  stop: (names: string[]) => Promise<void>
  /** What happened at this reader since the bundle was made, to be kept with it. */
  moved: Map<bigint, Whereabouts>
}

export function offlineGate(opened: Opened, moved = new Map<bigint, Whereabouts>()): OfflineGate {
  const used = new Map<string, number>()

  const whereabouts = (hash: bigint) => {
    const here = moved.get(hash)
    const told = opened.inside.get(hash)
    if (here === undefined) return told ?? NEVER
    return told !== undefined && told.since > here.since ? told : here
  }

  /** How many are inside: as the bundle says, with whoever came or went here since. */
  function inside(): number {
    let count = opened.bundle.count
    for (const hash of moved.keys()) {
      const before = opened.inside.has(hash)
      const now = whereabouts(hash).inside
      if (now !== before) count += now ? 1 : -1
    }
    return Math.max(0, count)
  }

  const refused = (reason: 'CODE' | 'UNKNOWN') => {
    const emergency = opened.bundle.policy.mode === 'EMERGENCY'
    const direction = directionOf(opened.bundle.way, NEVER)
    return { direction, reason: emergency ? ('EMERGENCY' as const) : reason, line: -1, remark: null, inside: inside() }
  }

  /** Decides about whoever is in the file under this hash. */
  function judge(hash: bigint, seconds: number, accepted: () => void): Decided {
    const facts = opened.facts(hash)
    if (facts === undefined || seconds * 1000 >= Date.parse(opened.bundle.goodUntil)) return refused('UNKNOWN')
    accepted()
    const asked = { way: opened.bundle.way, facts, whereabouts: whereabouts(hash), inside: inside(), at: seconds }
    const verdict = decide(opened.gate, asked)
    if (opens(verdict.reason)) moved.set(hash, { inside: verdict.direction === 'IN', since: seconds })
    return { ...verdict, inside: inside() }
  }

  return {
    moved,
    async decide(bytes, seconds) {
      const code = parts(bytes)
      const check = code && opened.keys.get(code.key)
      if (code === undefined || check === undefined) return refused('CODE')
      const wanted = opened.bundle.way === 'OUT' ? LEAVE : ENTER
      const minute = minuteOf(code, seconds)
      const once = `${code.number}/${minute}`
      if ((code.purposes & wanted) === 0 || !timely(minute, seconds) || used.has(once)) return refused('CODE')
      if (!(await check(signedText(code, minute), code.signature))) return refused('CODE')
      const hash = await hashOf(opened, numberBytes(code.number))
      if (opened.stopped.has(hash)) return refused('CODE')
      return judge(hash, seconds, () => {
        for (const [old, at] of used) if (seconds - at > CODE_SECONDS) used.delete(old)
        used.set(once, seconds)
      })
    },
    async decideOther(shown, seconds) {
      const hash = await hashOfOther(opened, shown)
      const other = opened.other(hash)
      if (other === undefined || opened.stopped.has(hash)) return refused('CODE')
      const { row, paper } = other
      const over = paper !== undefined && (seconds < paper.from || seconds >= paper.until || moved.has(hash))
      if (over) return refused('CODE')
      return judge(row, seconds, () => {
        // a printed pass for one use: remembered as somebody who is nowhere, so that a restart does not forget it
        if (paper?.once === true) moved.set(hash, { inside: false, since: seconds })
      })
    },
    async stop(names) {
      for (const name of names) {
        const bytes = Uint8Array.from(name.match(/../g) ?? [], (two) => Number.parseInt(two, 16))
        opened.stopped.add(await hashOf(opened, bytes))
      }
    },
  }
}
