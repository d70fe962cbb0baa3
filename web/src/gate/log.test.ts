import { describe, expect, it } from 'vitest'
import { base64url, bytesOf } from '../kit/reader/code'
import { buffer } from './bundle'
import { eventLog, eventText, type LateEvent } from './log'
import type { Enrolled, LogPlace } from './store'

const verdict = { direction: 'IN' as const, reason: 'LINE' as const, line: 0, remark: null }

async function reader(place?: LogPlace) {
  const key = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const me: Enrolled = { id: 'device', name: '', key, bundleKey: '', entry: 'here now', ahead: 0 }
  const events: LateEvent[] = []
  let at = place
  const kept = {
    logPlace: () => Promise.resolve(at),
    append: (event: LateEvent, next: LogPlace) => {
      events.push(event)
      at = next
      return Promise.resolve()
    },
  }
  const signed = (event: LateEvent, log: string) =>
    crypto.subtle.verify(
      'Ed25519',
      key.publicKey,
      buffer(bytesOf(event.signature) ?? new Uint8Array()),
      buffer(new TextEncoder().encode(eventText(event, 'device', log))),
    )
  return { log: eventLog(me, kept), kept, events, signed, place: () => at }
}

describe('the log of a reader', () => {
  it('numbers events from one, and each names the signature before it, however fast they come', async () => {
    const { log, events, signed, place } = await reader()
    const by = { entry: 'east', version: 7 }
    await Promise.all(Array.from({ length: 20 }, (_, at) => log.append(verdict, `code${at}`, by, 1000 + at)))
    expect(events.map((event) => event.number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    let before = ''
    for (const event of events) {
      expect(event.previous).toBe(before)
      expect(await signed(event, place()?.log ?? '')).toBe(true)
      before = event.signature
    }
  })

  it('signs the gate and the version by which it was decided, not where the reader stands now', async () => {
    const { log, events, signed, place } = await reader()
    await log.append(verdict, 'code', { entry: 'east', version: 7 }, 1000)
    const event = events[0] as LateEvent
    expect(event).toMatchObject({ entry: 'east', policy: 7, open: true })
    expect(await signed({ ...event, entry: 'here now' }, place()?.log ?? '')).toBe(false)
    expect(await signed({ ...event, open: false }, place()?.log ?? '')).toBe(false)
  })

  it('goes on after a restart where it had come to', async () => {
    const signature = base64url(new Uint8Array(64))
    const { log, events } = await reader({ log: 'mine', number: 41, signature })
    await log.append(verdict, 'code', { entry: 'east', version: 7 }, 1000)
    expect(events[0]).toMatchObject({ number: 42, previous: signature })
  })

  it('goes on after an event that could not be stored', async () => {
    const { log, kept, events } = await reader()
    const append = kept.append
    kept.append = () => Promise.reject(new Error('full'))
    await expect(log.append(verdict, 'lost', { entry: 'east', version: 7 }, 1)).rejects.toThrow('full')
    kept.append = append
    await log.append(verdict, 'kept', { entry: 'east', version: 7 }, 2)
    expect(events.map(({ number, code }) => ({ number, code }))).toEqual([{ number: 1, code: 'kept' }])
  })
})
