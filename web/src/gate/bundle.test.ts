import { describe, expect, it } from 'vitest'
import { hashOf, hashOfOther, isSigned, open } from './bundle'
import { numberBytes } from '../kit/reader/code'
import { NOON, server, STAFF, STUDENT } from './testReader'

describe('a bundle', () => {
  it('is believed by its signature alone', async () => {
    const here = await server()
    const { bytes, signature } = await here.bundle([])
    expect(await isSigned(bytes, signature, here.publicKey)).toBe(true)
    const changed = bytes.slice()
    changed[bytes.length - 2] = 0x20
    expect(await isSigned(changed, signature, here.publicKey)).toBe(false)
    expect(await isSigned(bytes, signature, (await server()).publicKey)).toBe(false)
  })

  it('is not opened with another file of people, nor in a format that is not known', async () => {
    const here = await server()
    const { bytes, file } = await here.bundle([{ number: 1, facts: STUDENT }])
    const { file: other } = await here.bundle([{ number: 2, facts: STUDENT }])
    await expect(open(bytes, other)).rejects.toThrow('another file')
    const { bytes: next, file: same } = await here.bundle([], { format: 1 })
    await expect(open(next, same)).rejects.toThrow('format 1')
    await expect(open(bytes, file)).resolves.toMatchObject({ people: 1 })
  })

  it('finds everybody in the file, with their facts and leaves, and nobody else', async () => {
    const here = await server()
    const rows = Array.from({ length: 257 }, (_, at) => ({
      number: 1000 + at,
      facts: { ...(at % 2 === 0 ? STUDENT : STAFF), grade: at },
      ...(at % 10 === 0 ? { leave: [NOON, NOON + at] as [number, number] } : {}),
    }))
    const { bytes, file } = await here.bundle(rows)
    const opened = await open(bytes, file)
    for (const [at, row] of rows.entries()) {
      const found = opened.facts(await hashOf(opened, numberBytes(row.number)))
      expect(found).toMatchObject({ kind: row.facts.kind, grade: at, present: true })
      expect(found?.leaves).toEqual(row.leave === undefined ? [] : [{ from: NOON, until: NOON + at }])
    }
    expect(opened.facts(await hashOf(opened, numberBytes(1)))).toBeUndefined()
    expect(opened.facts(0n)).toBeUndefined()
    expect(opened.facts(0xffff_ffff_ffff_ffffn)).toBeUndefined()
  })

  it('leads from a card or printed pass to the row of its pass', async () => {
    const here = await server()
    const card = (at: number) => ({ kind: 'card' as const, text: String(100000 + at) })
    const rows = Array.from({ length: 65 }, (_, at) => ({
      number: 1000 + at,
      facts: { ...STUDENT, grade: at },
      ...(at % 2 === 0 ? { card: card(at) } : {}),
      ...(at === 8 ? { paper: [NOON, NOON + 60, 1] as [number, number, number] } : {}),
    }))
    const { bytes, file } = await here.bundle(rows)
    const opened = await open(bytes, file)
    expect(opened.people).toBe(65)
    for (const [at, row] of rows.entries()) {
      const found = opened.other(await hashOfOther(opened, card(at)))
      expect(found?.row).toBe(at % 2 === 0 ? await here.hash(row.number) : undefined)
      expect(found?.paper).toEqual(at === 8 ? { from: NOON, until: NOON + 60, once: true } : undefined)
    }
    expect(opened.other(await here.hash(1000))).toBeUndefined()
  })

  it('of nobody at all is a bundle as well', async () => {
    const here = await server()
    const { bytes, file } = await here.bundle([])
    const opened = await open(bytes, file)
    expect(opened.people).toBe(0)
    expect(opened.facts(1n)).toBeUndefined()
  })
})
