import { describe, expect, it } from 'vitest'
import { NOON, server } from '../gate/testReader'
import { base64url } from '../kit/reader/code'
import { open, type TillBundle } from './bundle'
import { judge, named, PAY } from './offline'

const NUMBER = 987_654_321_012

async function along(more: Partial<TillBundle> = {}) {
  const school = await server()
  // another server's table of hashes is keyed by its own key: the till has one key for both
  const raw = new Uint8Array(32).fill(7)
  const hashing = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const hash = async (number: number) => {
    const bytes = Uint8Array.from({ length: 5 }, (_, at) => Math.floor(number / 256 ** (4 - at)) % 256)
    return new Uint8Array(await crypto.subtle.sign('HMAC', hashing, bytes)).slice(0, 8)
  }
  const bundle: TillBundle = {
    format: 1,
    personMaxCents: 3_000,
    terminalMaxCents: 10_000,
    daysMax: 7,
    keys: [
      { number: 0, kind: 'ED25519', key: school.publicKey },
      { number: 1, kind: 'SM2', key: 'AAAA' },
    ],
    numberKey: btoa(String.fromCharCode(...raw)),
    stopped: btoa(String.fromCharCode(...(await hash(5)), ...(await hash(NUMBER + 1)))),
    madeAt: new Date(NOON * 1000).toISOString(),
    goodUntil: new Date((NOON + 86_400) * 1000).toISOString(),
    ...more,
  }
  const code = async (number = NUMBER, at = NOON, purposes = PAY) => base64url(await school.code(number, at, purposes))
  return { opened: await open(bundle), code }
}

describe('a code without a network', () => {
  it('pays when the server signed it for this minute and for paying', async () => {
    const { opened, code } = await along()
    const shown = await code()
    const judged = await judge(opened, shown, NOON + 20)
    expect(judged).toEqual({ good: true, number: String(NUMBER), once: `${NUMBER}/${Math.floor(NOON / 60)}` })
    expect(named(shown, NOON)).toEqual({ number: String(NUMBER), once: `${NUMBER}/${Math.floor(NOON / 60)}` })
  })

  it('does not pay when it is old, early, for something else, changed, or no signed code at all', async () => {
    const { opened, code } = await along()
    const bad = { good: false, why: 'CODE' }
    expect(await judge(opened, await code(), NOON + 180)).toEqual(bad)
    expect(await judge(opened, await code(), NOON - 180)).toEqual(bad)
    expect(await judge(opened, await code(NUMBER, NOON, 3), NOON)).toEqual(bad)
    const shown = await code()
    const changed = (shown[30] === 'A' ? 'B' : 'A') + shown.slice(31)
    expect(await judge(opened, shown.slice(0, 30) + changed, NOON)).toEqual(bad)
    expect(await judge(opened, '20230101', NOON)).toEqual(bad)
    expect(named('20230101', NOON)).toBeUndefined()
    const other = await along()
    expect(await judge(opened, await other.code(), NOON), 'signed by somebody else').toEqual(bad)
  })

  it('does not pay when its number was stopped', async () => {
    const { opened, code } = await along()
    expect(await judge(opened, await code(NUMBER + 1), NOON)).toEqual({ good: false, why: 'CODE' })
    expect(opened.stopped.size).toBe(2)
  })

  it('does not pay when what the till has is too old', async () => {
    const { opened, code } = await along({ goodUntil: new Date(NOON * 1000).toISOString() })
    expect(await judge(opened, await code(), NOON)).toEqual({ good: false, why: 'OLD' })
  })

  it('is not judged by a bundle that the page does not understand', async () => {
    await expect(along({ format: 2 })).rejects.toThrow('format 2')
  })
})
