/** The till itself: on line the server decides; when it does not answer, the till sells by what it has taken along. */
import { reactive } from 'vue'
import { known, speaker, type Machine, type MachineRefusal, type Speaker } from '../kit/machine'
import { open, type Merchant, type Opened, type TillBundle } from './bundle'
import { dayOf, leftOf } from './limits'
import { answered, NotTaken, settleAll } from './settle'
import * as store from './store'

/** Why nothing was sold, where the till itself says it. */
export type Why = 'CODE' | 'OLD' | 'USED' | 'PERSON' | 'TERMINAL' | 'NOTHING'

/** The answer to a code, to be read by clerk and customer. */
export interface Shown {
  kind: 'PAID' | 'OFFLINE' | 'REFUSED' | 'UNSURE'
  cents: number
  customer: string
  /** What the customer has left, in cents, where the server said it. */
  balance: number | undefined
  why: Why | undefined
  words: string
}

export const till = reactive({
  state: 'starting' as 'starting' | 'new' | 'revoked' | 'ready',
  name: '',
  merchant: undefined as Merchant | undefined,
  /** There is something to sell by without a network. */
  along: false,
  online: false,
  goodUntil: '',
  personMaxCents: 0,
  leftCents: 0,
  waiting: [] as store.Waiting[],
  done: [] as store.Done[],
  /** Why the server does not take what waits. */
  untaken: '',
  cart: [] as store.Item[],
  shown: undefined as Shown | undefined,
  busy: false,
})

export const BEAT_MS = 5_000
const BUNDLE_MS = 30_000
const CLOCK_STEP_MS = 1_000

let line: Speaker | undefined
let opened: Opened | undefined
let tag = ''
let asked = 0
let beating = false

/** What sells: the line to the server, and what was taken along. */
export const means = () => ({ line, opened })

/** What time it is at the server, in whole milliseconds. */
export const now = () => Math.round(line?.now() ?? Date.now())

export async function start(): Promise<void> {
  const machine = await known('till')
  if (machine === undefined) till.state = 'new'
  else await begin(machine)
}

/** This browser is a till now; what waits from before stays. */
export async function become(machine: Machine): Promise<void> {
  void navigator.storage?.persist?.()
  await begin(machine)
}

async function begin(machine: Machine): Promise<void> {
  line = speaker(machine, (await store.ahead()) ?? 0)
  till.name = machine.name
  const kept = await store.bundle()
  if (kept !== undefined) await use(kept)
  await recount()
  till.state = 'ready'
  asked = 0
  await beat()
}

/** What waits is sent, and what is taken along is kept fresh; called every few seconds. */
export async function beat(): Promise<void> {
  if (line === undefined || beating) return
  beating = true
  try {
    if (!till.online || Date.now() - asked >= BUNDLE_MS) await renew(line)
    await settleAll(line, await store.waiting(), store)
    till.untaken = ''
  } catch (failure) {
    lost(failure)
  } finally {
    await recount()
    beating = false
  }
}

async function renew(of: Speaker): Promise<void> {
  const before = of.ahead()
  const told = await of.signed('GET', '/api/till/terminal', '', tag === '' ? {} : { headers: { 'If-None-Match': tag } })
  if (told.status !== 304) {
    const fresh = { bundle: (await told.json()) as TillBundle, tag: told.headers.get('ETag') ?? '' }
    await use(fresh)
    await store.keepBundle(fresh)
  }
  if (Math.abs(of.ahead() - before) > CLOCK_STEP_MS) await store.keepAhead(of.ahead())
  asked = Date.now()
  till.online = true
  till.state = 'ready'
}

async function use(kept: store.KeptBundle): Promise<void> {
  opened = await open(kept.bundle)
  tag = kept.tag
  till.along = true
  till.merchant = kept.bundle.merchant ?? undefined
  till.goodUntil = kept.bundle.goodUntil
  till.personMaxCents = kept.bundle.personMaxCents
}

/** Looks at what is kept: what waits, what came of it, how much is left. */
export async function recount(): Promise<void> {
  till.waiting = await store.waiting()
  till.done = await store.done()
  if (opened !== undefined) till.leftCents = leftOf(await store.tally(), dayOf(now()), opened.bundle)
}

/** The device itself says that there is no network. */
export function cut(): void {
  till.online = false
}

/** A refusal of the server in one line, as people read it. */
export function wordsOf({ title, detail }: Pick<MachineRefusal, 'title' | 'detail'>): string {
  if (detail === '') return title
  return `${title}${/[\u4e00-\u9fff]$/.test(title) ? '：' : ': '}${detail}`
}

/** The server did not answer, or refuses this machine. */
export function lost(failure: unknown): void {
  if (failure instanceof NotTaken) {
    till.untaken = wordsOf(failure.refusal)
    return
  }
  till.online = false
  if (!answered(failure)) return
  if (failure.status === 401 || failure.status === 403) till.state = 'revoked'
  else console.warn('the server refuses', failure.slug, failure.detail)
}
