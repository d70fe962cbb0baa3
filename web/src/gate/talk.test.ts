import { describe, expect, it } from 'vitest'
import { Refused, talk } from './talk'
import type { Enrolled } from './store'

const KEY = btoa(String.fromCharCode(...new Uint8Array(32)))

/** A server whose clock is ahead of this one by so much, and that refuses signatures of another minute. */
async function reader(aheadMillis: number, revoked = false) {
  const key = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair
  const me: Enrolled = { id: 'device', name: '', key, bundleKey: '', entry: '', ahead: 0 }
  const asked: string[] = []
  let life = 900_000
  const http = (path: string, init: RequestInit): Promise<Response> => {
    asked.push(path)
    const now = Date.now() + aheadMillis
    const headers = { Date: new Date(now).toUTCString(), 'Content-Type': 'application/json' }
    const sent = new Headers(init.headers).get('Authorization') ?? ''
    const seconds = Number(sent.split('.')[1])
    if (sent.startsWith('Shaopao-Device') && (revoked || Math.abs(seconds - now / 1000) > 60)) {
      return Promise.resolve(new Response('{"type":"/problems/device-signature-invalid"}', { status: 401, headers }))
    }
    const session = { token: 'token', key: KEY, expiresAt: new Date(now + life).toISOString() }
    const body = path.endsWith('sessions')
      ? { session, bundleKey: '', entry: { id: 'e', name: {}, way: 'IN' }, now: new Date(now).toISOString() }
      : { open: true }
    return Promise.resolve(new Response(JSON.stringify(body), { headers }))
  }
  return {
    me,
    asked,
    talk: talk(me, http),
    expire(left: number) {
      life = left
    },
  }
}

describe('a reader speaks with the server', () => {
  it('with a wrong clock it takes over the time of the server instead of thinking itself revoked', async () => {
    for (const ahead of [3_600_000, -86_400_000]) {
      const { me, asked, talk: line } = await reader(ahead)
      await line.greet()
      expect(asked).toHaveLength(2)
      expect(Math.abs(me.ahead - ahead)).toBeLessThan(2_000)
    }
  })

  it('with a right clock a refusal is one', async () => {
    const { asked, talk: line } = await reader(0, true)
    await expect(line.greet()).rejects.toBeInstanceOf(Refused)
    expect(asked).toHaveLength(1)
  })

  it('gets a new key before the old one is over, so that nobody at the door waits for it', async () => {
    const { asked, expire, talk: line } = await reader(0)
    await line.keepKey()
    await line.keepKey()
    expect(asked).toEqual(['/api/gates/sessions'])
    await line.decide({ code: 'x' })
    expect(asked).toEqual(['/api/gates/sessions', '/api/gates/decisions'])
    expire(60_000)
    await line.greet()
    await line.decide({ code: 'y' })
    expect(asked.slice(3)).toEqual(['/api/gates/decisions'])
    await line.keepKey()
    expect(asked).toHaveLength(5)
  })
})
