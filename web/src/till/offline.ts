/** Whether a code pays without a network: signed by the server for this minute, for paying, and not stopped since. */
import { bytesOf, minuteOf, numberBytes, parts, signedText, timely } from '../kit/reader/code'
import { hashOf, type Opened } from './bundle'

/** The purpose of a code that pays, as its bit; `shaopao.pass.Purpose`. */
export const PAY = 8

/** A code that is known by its number and minute: it pays once in it at this till. */
export interface Named {
  number: string
  once: string
}

export type Judged = (Named & { good: true }) | { good: false; why: 'CODE' | 'OLD' }

/** Number and minute of a signed code that is not believed yet; undefined for anything else. */
export function named(code: string, seconds: number): Named | undefined {
  const taken = parts(bytesOf(code) ?? new Uint8Array())
  if (taken === undefined) return undefined
  return { number: String(taken.number), once: `${taken.number}/${minuteOf(taken, seconds)}` }
}

/** @param seconds what time it is at the server */
export async function judge(opened: Opened, code: string, seconds: number): Promise<Judged> {
  if (seconds * 1000 >= Date.parse(opened.bundle.goodUntil)) return { good: false, why: 'OLD' }
  const bad: Judged = { good: false, why: 'CODE' }
  const taken = parts(bytesOf(code) ?? new Uint8Array())
  const check = taken && opened.keys.get(taken.key)
  if (taken === undefined || check === undefined) return bad
  const minute = minuteOf(taken, seconds)
  if ((taken.purposes & PAY) === 0 || !timely(minute, seconds)) return bad
  if (!(await check(signedText(taken, minute), taken.signature))) return bad
  if (opened.stopped.has(await hashOf(opened, numberBytes(taken.number)))) return bad
  return { good: true, number: String(taken.number), once: `${taken.number}/${minute}` }
}
