/** The log of events of a reader without a network: each numbered, signed by the device, and naming the one before. */
import { base64url } from '../kit/reader/code'
import { buffer } from './bundle'
import { opens, type Verdict } from './gateRules'
import * as store from './store'

/** As the server takes it: `shaopao.gates.LateEvent`. */
export interface LateEvent {
  number: number
  atMillis: number
  direction: string
  open: boolean
  reason: string
  line: number
  entry: string
  policy: number
  code: string
  previous: string
  signature: string
}

/** Where it was decided, and by which version of the policy: those of the bundle. */
export interface DecidedBy {
  entry: string
  version: number
}

/** Where the log is kept. */
export type Kept = Pick<typeof store, 'logPlace' | 'append'>

/** What the signature covers, a line each. */
export function eventText(event: Omit<LateEvent, 'signature'>, device: string, log: string): string {
  return [
    'SHAOPAO-GATE-EVENT-1',
    device,
    log,
    event.number,
    event.atMillis,
    event.entry,
    event.direction,
    event.open,
    event.reason,
    event.line,
    event.policy,
    event.code,
    event.previous,
  ].join('\n')
}

/** Signs and stores what was decided, before the door hears it. One after the other. */
export function eventLog(me: store.Enrolled, kept: Kept = store) {
  let last: Promise<unknown> = Promise.resolve()

  async function write(verdict: Verdict, code: string, by: DecidedBy, atMillis: number): Promise<void> {
    const place = (await kept.logPlace()) ?? { log: crypto.randomUUID(), number: 0, signature: '' }
    const event = {
      number: place.number + 1,
      atMillis,
      direction: verdict.direction,
      open: opens(verdict.reason),
      reason: verdict.reason,
      line: verdict.line,
      entry: by.entry,
      policy: by.version,
      code,
      previous: place.signature,
    }
    const text = new TextEncoder().encode(eventText(event, me.id, place.log))
    const signed = await crypto.subtle.sign('Ed25519', me.key.privateKey, buffer(text))
    const signature = base64url(new Uint8Array(signed))
    await kept.append({ ...event, signature }, { log: place.log, number: event.number, signature })
  }

  return {
    append(verdict: Verdict, code: string, by: DecidedBy, atMillis: number): Promise<void> {
      const next = last.then(() => write(verdict, code, by, atMillis))
      last = next.catch(() => undefined)
      return next
    },
  }
}
