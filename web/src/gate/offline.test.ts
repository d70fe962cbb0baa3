import { beforeAll, describe, expect, it } from 'vitest'
import { numberBytes } from '../kit/reader/code'
import { open, type Bundle } from './bundle'
import { offlineGate } from './offline'
import { NOON, server, STAFF, STUDENT } from './testReader'

const ALICE = 11
const BOB = 12
const CLERK = 13
const CARD = { kind: 'card' as const, text: '04A1B2C3' }
const PAPER = { kind: 'paper' as const, text: 'SP0123456789ABCDEF' }
const EVERYBODY = [
  { number: ALICE, facts: STUDENT, card: CARD },
  { number: BOB, facts: STUDENT, card: PAPER, paper: [NOON - 60, NOON + 600, 1] as [number, number, number] },
  { number: CLERK, facts: STAFF },
]

let here: Awaited<ReturnType<typeof server>>

beforeAll(async () => {
  here = await server()
})

async function gateOf(other: Partial<Bundle> = {}) {
  const { bytes, file } = await here.bundle(EVERYBODY, other)
  return offlineGate(await open(bytes, file))
}

const policy = (change: Partial<Bundle['policy']>): Bundle['policy'] => ({
  mode: 'NORMAL',
  exam: '',
  lines: [{ condition: "person.kind == 'student'", opens: true, zh: '', en: '' }],
  passback: 'REFUSE',
  missedMinutes: 720,
  capacity: 0,
  visitors: false,
  autoExitMinute: -1,
  ...change,
})

describe('a reader without a network', () => {
  it('lets in whom a line lets in, and counts them', async () => {
    const gate = await gateOf({ count: 5 })
    expect(await gate.decide(await here.code(ALICE, NOON), NOON)).toMatchObject({ reason: 'LINE', line: 0, inside: 6 })
    expect((await gate.decide(await here.code(CLERK, NOON), NOON)).reason).toBe('NO_LINE')
  })

  it('takes a number once a minute', async () => {
    const gate = await gateOf({ way: 'OUT' })
    expect((await gate.decide(await here.code(ALICE, NOON), NOON)).reason).toBe('LINE')
    expect((await gate.decide(await here.code(ALICE, NOON + 15), NOON + 15)).reason).toBe('CODE')
    expect((await gate.decide(await here.code(ALICE, NOON + 60), NOON + 60)).reason).toBe('LINE')
  })

  it('refuses codes of another minute, another purpose, another server, and what is none', async () => {
    const gate = await gateOf()
    const refused = async (bytes: Uint8Array) => expect((await gate.decide(bytes, NOON)).reason).toBe('CODE')
    await refused(await here.code(ALICE, NOON - 121))
    await refused(await here.code(ALICE, NOON + 121))
    await refused(await here.code(ALICE, NOON, 2))
    await refused(await (await server()).code(ALICE, NOON))
    await refused(new Uint8Array(80))
    await refused(new Uint8Array())
    const flipped = await here.code(ALICE, NOON)
    flipped[6] = (flipped[6] ?? 0) ^ 1
    await refused(flipped)
  })

  it('refuses who was stopped, who is not in the file, and everybody when the bundle is old', async () => {
    const gate = await gateOf({ stopped: await here.table([[ALICE]]) })
    expect((await gate.decide(await here.code(ALICE, NOON), NOON)).reason).toBe('CODE')
    expect((await gate.decide(await here.code(99, NOON), NOON)).reason).toBe('UNKNOWN')
    expect((await gate.decide(await here.code(BOB, NOON + 3600), NOON + 3600)).reason).toBe('UNKNOWN')
    expect((await gate.decide(await here.code(BOB, NOON + 3539), NOON + 3539)).reason).toBe('LINE')
  })

  it('takes a card for the pass that it carries, and knows whoever came in by it', async () => {
    const gate = await gateOf()
    expect(await gate.decideOther(CARD, NOON)).toMatchObject({ reason: 'LINE', line: 0, inside: 1 })
    expect((await gate.decideOther(CARD, NOON + 5)).reason).toBe('ALREADY_INSIDE')
    expect((await gate.decide(await here.code(ALICE, NOON + 60), NOON + 60)).reason).toBe('ALREADY_INSIDE')
    expect((await gate.decideOther({ kind: 'card', text: '04A1B2C4' }, NOON)).reason).toBe('CODE')
    expect((await gate.decideOther({ kind: 'paper', text: CARD.text }, NOON)).reason).toBe('CODE')
  })

  it('takes a printed pass in its time, and a single one once, also after a restart', async () => {
    const gate = await gateOf({ way: 'OUT' })
    expect((await gate.decideOther(PAPER, NOON - 61)).reason).toBe('CODE')
    expect((await gate.decideOther(PAPER, NOON + 600)).reason).toBe('CODE')
    expect((await gate.decideOther(PAPER, NOON)).reason).toBe('LINE')
    expect((await gate.decideOther(PAPER, NOON + 1)).reason).toBe('CODE')
    const { bytes, file } = await here.bundle(EVERYBODY, { way: 'OUT' })
    const after = offlineGate(await open(bytes, file), new Map(gate.moved))
    expect((await after.decideOther(PAPER, NOON + 2)).reason).toBe('CODE')
  })

  it('refuses from the moment at which the server names it whatever it knew as good', async () => {
    const gate = await gateOf({ way: 'OUT' })
    const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    expect((await gate.decide(await here.code(ALICE, NOON), NOON)).reason).toBe('LINE')
    await gate.stop([hex(numberBytes(ALICE)), hex(await here.nameOf(CARD))])
    expect((await gate.decide(await here.code(ALICE, NOON + 60), NOON + 60)).reason).toBe('CODE')
    expect((await gate.decideOther(CARD, NOON + 60)).reason).toBe('CODE')
    expect((await gate.decide(await here.code(BOB, NOON + 60), NOON + 60)).reason).toBe('LINE')
  })

  it('knows who is inside by the bundle and by what it saw since', async () => {
    const gate = await gateOf({ inside: await here.table([[ALICE, NOON / 60 - 10]]), count: 1 })
    expect((await gate.decide(await here.code(ALICE, NOON), NOON)).reason).toBe('ALREADY_INSIDE')
    expect((await gate.decide(await here.code(BOB, NOON), NOON)).inside).toBe(2)
    expect((await gate.decide(await here.code(BOB, NOON + 60), NOON + 60)).reason).toBe('ALREADY_INSIDE')
  })

  it('lets out through a gate for both ways whoever it let in, and the place is emptier by one', async () => {
    const gate = await gateOf({ way: 'BOTH' })
    expect(await gate.decide(await here.code(BOB, NOON), NOON)).toMatchObject({ direction: 'IN', inside: 1 })
    const out = await gate.decide(await here.code(BOB, NOON + 60), NOON + 60)
    expect(out).toMatchObject({ direction: 'OUT', reason: 'LINE', inside: 0 })
  })

  it('keeps to the capacity with those whom it let in itself', async () => {
    const gate = await gateOf({ policy: policy({ capacity: 2 }), count: 1 })
    expect((await gate.decide(await here.code(ALICE, NOON), NOON)).reason).toBe('LINE')
    expect((await gate.decide(await here.code(BOB, NOON), NOON)).reason).toBe('FULL')
  })

  it('goes on after a restart with what it had seen', async () => {
    const before = await gateOf()
    await before.decide(await here.code(ALICE, NOON), NOON)
    const { bytes, file } = await here.bundle(EVERYBODY)
    const after = offlineGate(await open(bytes, file), new Map(before.moved))
    expect((await after.decide(await here.code(ALICE, NOON + 60), NOON + 60)).reason).toBe('ALREADY_INSIDE')
  })

  it('opens to anything in an emergency', async () => {
    const gate = await gateOf({ policy: policy({ mode: 'EMERGENCY' }) })
    expect((await gate.decide(new Uint8Array(3), NOON)).reason).toBe('EMERGENCY')
  })
})
