import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { speaker, type Machine, type MachineRefusal } from './machine'

const HOUR_MS = 3_600_000
const GOOD_MS = 120_000

/** A server whose clock is right, before a machine whose clock is an hour late; it says what it was asked. */
function server(refusal: number) {
  const asked: number[] = []
  vi.stubGlobal('fetch', (_path: string, init: RequestInit) => {
    const now = Date.now() + HOUR_MS
    const signed = Number((init.headers as Record<string, string>)['Authorization']?.split('.')[1]) * 1000
    asked.push(signed - now)
    const good = Math.abs(signed - now) < GOOD_MS && refusal === 401
    return Promise.resolve(
      new Response(good ? '{"a":1}' : '{"type":"/problems/x","title":"t","detail":"d"}', {
        status: good ? 200 : refusal,
        headers: { Date: new Date(now).toUTCString() },
      }),
    )
  })
  return asked
}

async function machine(): Promise<Machine> {
  const key = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  return { id: 'm', name: 'n', key }
}

describe('a machine whose clock is wrong', () => {
  beforeEach(() => vi.stubGlobal('document', { documentElement: { lang: 'zh-CN' } }))
  afterEach(() => vi.unstubAllGlobals())

  it('learns the time from the answer that refuses it, and signs once more', async () => {
    const asked = server(401)
    const line = speaker(await machine())
    expect(await line.json('GET', '/x')).toEqual({ a: 1 })
    expect(asked.length).toBe(2)
    expect(await line.json('GET', '/x')).toEqual({ a: 1 })
    expect(asked.length, 'it knows by now').toBe(3)
  })

  it('does not ask again and again: who is refused with the right time, is refused', async () => {
    const asked = server(403)
    const line = speaker(await machine())
    await expect(line.json('GET', '/x')).rejects.toMatchObject({ status: 403 } satisfies Partial<MachineRefusal>)
    await expect(line.json('GET', '/x')).rejects.toMatchObject({ status: 403 })
    expect(asked.length).toBe(2)
    expect(Math.abs(asked[1] ?? HOUR_MS), 'learnt from a refusal').toBeLessThan(GOOD_MS)
  })
})
