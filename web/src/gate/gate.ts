/** The reader itself: decides on line while the server answers, by its bundle when it does not, and goes back by itself. */
import { reactive } from 'vue'
import { carrierOf } from '../kit/reader/carrier'
import { base64url, bytesOf } from '../kit/reader/code'
import { isSigned, open, type Opened } from './bundle'
import { opens, type Reason, type Remark, type Whereabouts } from './gateRules'
import { lately } from './lately'
import { eventLog } from './log'
import { offlineGate, type OfflineGate } from './offline'
import * as store from './store'
import { Away, Refused, enrol, talk, type Talk } from './talk'
import { wire, type News, type Wire } from './wire'

/** What the screen shows of one decision. */
export interface Shown {
  at: number
  open: boolean
  direction: string
  reason: Reason
  words: { zh: string; en: string } | null
  remark: Remark | null
  name: string
  offline: boolean
  tookMs: number
}

export const gate = reactive({
  state: 'starting' as 'starting' | 'new' | 'ready' | 'revoked' | 'no-entry',
  me: undefined as { id: string; name: string; entry: string } | undefined,
  online: false,
  offlineSince: 0,
  waiting: 0,
  missing: 0,
  entry: { zh: '', en: '' },
  place: { zh: '', en: '' },
  bundleAt: '',
  goodUntil: '',
  people: 0,
  inside: 0,
  capacity: 0,
  ins: 0,
  outs: 0,
  refused: 0,
  shown: undefined as Shown | undefined,
  busy: false,
})

const BACK_MS = 5_000
const BUNDLE_MS = 30_000
const EVENTS_TOGETHER = 100
/** No code is longer; a picture of more is some other one, and is refused like it. */
const CODE_MAX = 320
/** The same code in front of the camera is one try. */
const SAME_MS = 3_000

let me: store.Enrolled | undefined
let line: Talk | undefined
let ear: Wire | undefined
const stopped = lately()
let opened: Opened | undefined
let alone: OfflineGate | undefined
let keptBundle: store.KeptBundle | undefined
let log: ReturnType<typeof eventLog> | undefined
let last = { code: '', at: 0 }
let bundleAsked = 0

/** Wakes up: who am I, what do I know, is the server there. */
export async function start(): Promise<void> {
  me = await store.enrolled()
  if (me === undefined) {
    gate.state = 'new'
    return
  }
  begin(me)
  keptBundle = await store.bundle()
  await stopped.recall()
  if (keptBundle !== undefined) await use(keptBundle, new Map(await store.moved()))
  gate.waiting = await store.waiting()
  gate.state = 'ready'
  await beat()
}

function begin(of: store.Enrolled): void {
  me = of
  line = talk(of)
  ear?.close()
  ear = wire(line, (news) => void hear(news))
  log = eventLog(of)
  gate.me = { id: of.id, name: of.name, entry: of.entry }
}

/** Makes this browser the reader of a one-time code. */
export async function become(code: string): Promise<void> {
  const fresh: store.Enrolled = { ...(await enrol(code)), bundleKey: '', entry: '', ahead: 0 }
  await store.forgetAll()
  await store.keepEnrolled(fresh)
  void navigator.storage?.persist?.()
  begin(fresh)
  gate.state = 'ready'
  await beat()
}

/** Looks after the line and the bundle; called every few seconds. */
export async function beat(): Promise<void> {
  if (line === undefined || me === undefined) return
  try {
    if (!gate.online) {
      const greeting = await line.greet()
      me.bundleKey = greeting.bundleKey
      me.entry = greeting.entry.id
      gate.entry = greeting.entry.name
      gate.me = { id: me.id, name: me.name, entry: me.entry }
      await store.keepEnrolled(me)
      gate.online = true
      gate.offlineSince = 0
      gate.state = 'ready'
    }
    await line.keepKey()
    void ear?.keep()
    if (gate.waiting > 0) await sent()
    if (Date.now() - bundleAsked >= BUNDLE_MS) await renew()
  } catch (failure) {
    lost(failure)
  }
}

export const BEAT_MS = BACK_MS

/** What was stopped is refused from now on, also by the bundle that is here; the next one is fetched by the next beat. */
async function hear(news: News): Promise<void> {
  bundleAsked = 0
  if (news.push === 'stopped') {
    await alone?.stop(news.names)
    await stopped.add(news.names)
  } else if (news.push === 'bundle') await stopped.forget()
  else await beat()
}

function lost(failure: unknown): void {
  if (failure instanceof Refused) {
    if (failure.slug === 'device-signature-invalid') gate.state = 'revoked'
    else if (failure.slug === 'no-entry-here') gate.state = 'no-entry'
    else console.warn('the server refuses', failure.slug, failure.detail)
  } else if (!(failure instanceof Away)) console.warn(failure)
  if (gate.online || gate.offlineSince === 0) gate.offlineSince = Date.now()
  gate.online = false
}

async function renew(): Promise<void> {
  if (line === undefined || me === undefined) return
  bundleAsked = Date.now()
  const fresh = await line.bundle(keptBundle?.tag ?? '')
  if (fresh === undefined) return
  if (!(await isSigned(fresh.bytes, bytesOf(fresh.signature) ?? new Uint8Array(), me.bundleKey))) {
    throw new Error('a bundle that the server has not signed')
  }
  const { people: hash } = JSON.parse(new TextDecoder().decode(fresh.bytes)) as { people: string }
  const people = hash === keptBundle?.hash ? keptBundle.people : await peopleOf(hash)
  if (people === undefined) return
  const next: store.KeptBundle = { ...fresh, people, hash }
  await use(next, new Map())
  await store.keepBundle(next)
  await store.keepMoved([])
}

/** Two nodes may have made two files: then the bundle that is here goes on, and the next one is asked for soon. */
async function peopleOf(hash: string): Promise<Uint8Array | undefined> {
  try {
    return await line?.people(hash)
  } catch (failure) {
    if (!(failure instanceof Refused) || failure.status !== 404) throw failure
    bundleAsked = 0
    return undefined
  }
}

async function use(bundle: store.KeptBundle, moved: Map<bigint, Whereabouts>): Promise<void> {
  opened = await open(bundle.bytes, bundle.people)
  alone = offlineGate(opened, moved)
  await alone.stop(stopped.names())
  keptBundle = bundle
  const { entryName, placeName, madeAt, goodUntil, policy } = opened.bundle
  Object.assign(gate, { entry: entryName, place: placeName, bundleAt: madeAt, goodUntil, people: opened.people })
  gate.capacity = policy.capacity
  if (gate.offlineSince === 0) gate.inside = opened.bundle.count
}

/** What the server refuses to take stays here and is told; the door goes on meanwhile. */
async function sent(): Promise<void> {
  try {
    await send()
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure
    console.warn('the server does not take what was kept', failure.slug, failure.detail)
  }
}

/** Sends what was kept, in its order; what the server has is forgotten here. */
async function send(): Promise<void> {
  const place = await store.logPlace()
  if (line === undefined || place === undefined) return
  for (let some = await store.oldest(EVENTS_TOGETHER); some.length > 0; some = await store.oldest(EVENTS_TOGETHER)) {
    const { upTo, missing } = await line.events(place.log, some)
    await store.forgetUpTo(upTo)
    gate.missing = missing
  }
  gate.waiting = 0
}

/** Somebody shows a code to the camera. */
export function showBytes(bytes: Uint8Array): Promise<void> {
  return show(base64url(bytes))
}

/** Somebody shows a code; `typed` by a scanner or by hand. */
export async function show(typed: string): Promise<void> {
  const code = typed.trim().slice(0, CODE_MAX)
  const now = Date.now()
  if (code === '' || gate.busy || (code === last.code && now - last.at < SAME_MS)) return
  last = { code, at: now }
  gate.busy = true
  const begun = performance.now()
  try {
    gate.shown = (await online(code, begun)) ?? (await offline(code, begun))
    count(gate.shown)
  } finally {
    gate.busy = false
    last.at = Date.now()
  }
}

async function online(code: string, begun: number): Promise<Shown | undefined> {
  if (!gate.online || line === undefined) return undefined
  try {
    const answer = await line.decide(carrierOf(code)?.kind === 'card' ? { card: code } : { code })
    gate.inside = answer.inside
    gate.capacity = answer.capacity
    const { open: isOpen, direction, reason, words, remark, name } = answer
    const tookMs = performance.now() - begun
    return { at: Date.now(), open: isOpen, direction, reason, words, remark, name: name ?? '', offline: false, tookMs }
  } catch (failure) {
    lost(failure)
    return undefined
  }
}

async function offline(code: string, begun: number): Promise<Shown> {
  const other = carrierOf(code)
  const atMillis = Math.round(line?.now() ?? Date.now())
  const decided =
    other === undefined
      ? alone?.decide(bytesOf(code) ?? new Uint8Array(), atMillis / 1000)
      : alone?.decideOther(other, atMillis / 1000)
  const verdict = (await decided) ?? {
    direction: 'IN' as const,
    reason: 'UNKNOWN' as const,
    line: -1,
    remark: null,
    inside: 0,
  }
  const tookMs = performance.now() - begun
  if (opened !== undefined && alone !== undefined) {
    const kept = other?.kind === 'card' ? `card:${other.text}` : code
    await log?.append(verdict, kept, opened.bundle, atMillis)
    await store.keepMoved([...alone.moved])
    gate.waiting += 1
    gate.inside = verdict.inside
  }
  const said = opened?.bundle.policy.lines[verdict.line]
  return {
    at: Date.now(),
    open: opens(verdict.reason),
    direction: verdict.direction,
    reason: verdict.reason,
    words: said === undefined || said.zh === '' ? null : { zh: said.zh, en: said.en || said.zh },
    remark: verdict.remark,
    name: '',
    offline: true,
    tookMs,
  }
}

function count(shown: Shown): void {
  if (!shown.open) gate.refused += 1
  else if (shown.direction === 'IN') gate.ins += 1
  else gate.outs += 1
}
