import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { base64, bytesOf, minuteOf, parts, signedText } from './code'
import { checkOf } from './signed'

interface Vectors {
  keys: { number: number; kind: string; key: string }[]
  codes: { code: string; minute: number; number: number }[]
}

/** Made by the server's own signer; `ReaderVectorsTests` shows that it takes the same ones. */
const vectors = JSON.parse(
  readFileSync(new URL('../../../../server/src/test/resources/gates/signed-codes.json', import.meta.url), 'utf8'),
) as Vectors

it('codes that the server signs by either kind of key are believed, and none that was changed', async () => {
  const checks = new Map(
    await Promise.all(vectors.keys.map(async (one) => [one.number, await checkOf(one.kind, base64(one.key))] as const)),
  )
  expect(vectors.codes.length).toBeGreaterThan(8)
  const kinds = new Set<number>()
  for (const { code: text, minute, number } of vectors.codes) {
    const code = parts(bytesOf(text) ?? new Uint8Array())
    if (code === undefined) throw new Error('no code')
    kinds.add(code.key & 1)
    expect(code.number).toBe(number)
    expect(minuteOf(code, minute * 60)).toBe(minute)
    const check = checks.get(code.key)
    expect(await check?.(signedText(code, minute), code.signature)).toBe(true)
    expect(await check?.(signedText(code, minute + 1), code.signature)).toBe(false)
    for (const at of [0, 31, 32, 63]) {
      const changed = code.signature.slice()
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await check?.(signedText(code, minute), changed)).toBe(false)
    }
    const other = checks.get(code.key ^ 2)
    expect(await other?.(signedText(code, minute), code.signature)).toBe(false)
  }
  expect(kinds).toEqual(new Set([0, 1]))
})

it('no signature of noughts or beyond the order of the curve is believed, nor a key of another kind', async () => {
  const sm2 = vectors.keys.find((one) => one.kind === 'SM2')
  const check = await checkOf('SM2', base64(sm2?.key ?? ''))
  for (const fill of [0, 255]) expect(await check?.(new Uint8Array(23), new Uint8Array(64).fill(fill))).toBe(false)
  expect(await check?.(new Uint8Array(23), new Uint8Array(63))).toBe(false)
  expect(await checkOf('RSA', new Uint8Array(32))).toBeUndefined()
})
