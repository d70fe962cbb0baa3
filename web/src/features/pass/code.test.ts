import { describe, expect, it } from 'vitest'
import { code, fromText, minutesLeft, takeKey, toText, type Shower } from './code'

/** The same vectors as the server's CodeFormatTests; they were computed with a third language. */
const NUMBER = 0x0123456789
const MILLIS = 1_764_230_400_000
const KEY = toText(Uint8Array.from({ length: 32 }, (_, at) => at))

async function shower(part: Partial<Shower> = {}): Promise<Shower> {
  return {
    number: NUMBER,
    key: await takeKey(KEY),
    signingKey: 2,
    purposes: 63,
    fromMinute: 0,
    signatures: new Uint8Array(0),
    aheadMillis: 0,
    ...part,
  }
}

const hex = (bytes: Uint8Array) => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('')

describe('a code', () => {
  it('is sixteen bytes in the short form', async () => {
    const made = await code(await shower(), MILLIS + 3_000)
    expect(hex(made)).toBe('103f012345678902ab00b12ba050f119')
    expect(toText(made)).toBe('ED8BI0VniQKrALEroFDxGQ')
  })

  it('is eighty bytes when the minute is signed, and the HMAC covers the signature', async () => {
    const signatures = Uint8Array.from({ length: 64 }, (_, at) => (at * 7) & 255)
    const made = await code(await shower({ fromMinute: MILLIS / 60_000, signatures }), MILLIS)
    expect(made.length).toBe(80)
    expect(hex(made).slice(0, 32)).toBe('153f012345678902ab006b498d9ff216')
    expect(hex(made).slice(32)).toBe(hex(signatures))
  })

  it('falls back to the short form when no minute is left', async () => {
    const signatures = new Uint8Array(64 * 3)
    const some = await shower({ fromMinute: MILLIS / 60_000 - 1, signatures })
    expect(minutesLeft(some, MILLIS)).toBe(2)
    expect((await code(some, MILLIS + 60_000)).length).toBe(80)
    expect((await code(some, MILLIS + 120_000)).length).toBe(16)
    expect(minutesLeft(some, MILLIS + 600_000)).toBe(0)
  })

  it('keeps its key where no script reads it', async () => {
    const { key } = await shower()
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })

  it('reads back what it writes', () => {
    const bytes = Uint8Array.from({ length: 80 }, (_, at) => (at * 37) & 255)
    expect(fromText(toText(bytes))).toEqual(bytes)
  })
})
