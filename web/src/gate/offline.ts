/** Decides without a network, by the bundle; remembers who passed since, so that the next one finds the place as it is. */
import { hashOf, buffer, type Opened } from './bundle'
import { ENTER, LEAVE, minuteOf, numberBytes, parts, signedText, timely } from '../kit/reader/code'
import { decide, directionOf, opens, NEVER, type Verdict, type Whereabouts } from './gateRules'

/** For so long a code is remembered, to refuse it when it is shown again: longer than any code lives. */
const CODE_SECONDS = 300

export interface OfflineGate {
  decide: (bytes: Uint8Array, seconds: number) => Promise<Verdict & { inside: number }>
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

  return {
    moved,
    async decide(bytes, seconds) {
      const code = parts(bytes)
      const key = code && opened.keys.get(code.key)
      if (code === undefined || key === undefined) return refused('CODE')
      const wanted = opened.bundle.way === 'OUT' ? LEAVE : ENTER
      const minute = minuteOf(code, seconds)
      const once = `${code.number}/${minute}`
      if ((code.purposes & wanted) === 0 || !timely(minute, seconds) || used.has(once)) return refused('CODE')
      const text = signedText(code, minute)
      if (!(await crypto.subtle.verify('Ed25519', key, buffer(code.signature), buffer(text)))) return refused('CODE')
      const hash = await hashOf(opened, numberBytes(code.number))
      if (opened.stopped.has(hash)) return refused('CODE')
      const facts = opened.facts(hash)
      if (facts === undefined || seconds * 1000 >= Date.parse(opened.bundle.goodUntil)) return refused('UNKNOWN')
      for (const [old, at] of used) if (seconds - at > CODE_SECONDS) used.delete(old)
      used.set(once, seconds)
      const asked = { way: opened.bundle.way, facts, whereabouts: whereabouts(hash), inside: inside(), at: seconds }
      const verdict = decide(opened.gate, asked)
      if (opens(verdict.reason)) moved.set(hash, { inside: verdict.direction === 'IN', since: seconds })
      return { ...verdict, inside: inside() }
    },
  }
}
