/** A sale: on line while the server answers, by what was taken along when it does not; under one id in both. */
import type { components } from '../kit/schema'
import { allowed, counted, dayOf, type Allowed } from './limits'
import { judge, named } from './offline'
import { answered, once } from './settle'
import * as store from './store'
import { lost, means, now, recount, till, wordsOf, type Shown, type Why } from './till'

type SaleReceipt = components['schemas']['SaleReceipt']

/** A customer stands there: after so long the till goes on by itself. */
const ANSWER_MS = 4_000
/** No code is longer. */
const CODE_MAX = 320
/** The same code before the camera is one try. */
const SAME_MS = 3_000

let last = { code: '', at: 0 }

export const sumOf = (cart: store.Item[]) => cart.reduce((all, one) => all + one.count * one.priceCents, 0)

/** Somebody shows a code for what is in the cart. */
export async function charge(typed: string): Promise<void> {
  const code = typed.trim().slice(0, CODE_MAX)
  const same = code === last.code && (till.shown !== undefined || Date.now() - last.at < SAME_MS)
  if (code === '' || same || till.busy || till.cart.length === 0 || till.merchant === undefined) return
  last = { code, at: Date.now() }
  const items = till.cart.map((one) => ({ ...one }))
  await sell(
    { id: crypto.randomUUID(), merchant: till.merchant.id, code, items, cents: sumOf(items), at: now() },
    false,
  )
}

/** A sale during which the page went: what came of it is found out, under its id. */
export async function resume(): Promise<void> {
  const interrupted = await store.pending()
  if (interrupted !== undefined) await sell(interrupted, true)
}

/** @param tried it was sent to the server before, which may have sold it */
async function sell(sale: store.Sale, tried: boolean): Promise<void> {
  till.busy = true
  till.shown = undefined
  try {
    const asks = till.online
    till.shown = (asks ? await onLine(sale) : undefined) ?? (await alone(sale, tried || asks))
    if (till.shown.kind === 'PAID' || till.shown.kind === 'OFFLINE') till.cart = []
  } finally {
    await recount()
    till.busy = false
    last.at = Date.now()
  }
}

/** Undefined when no answer came. */
async function onLine(sale: store.Sale): Promise<Shown | undefined> {
  const { line } = means()
  if (line === undefined) return undefined
  const { id, code, items, merchant, cents } = sale
  await store.keepPending(sale)
  try {
    const signal = AbortSignal.timeout(ANSWER_MS)
    const path = `/api/till/${merchant}/sales`
    const receipt = await line.json<SaleReceipt>('POST', path, { id, code, items }, { signal, headers: once() })
    await store.forgetPending(named(code, sale.at / 1000))
    const { customer, balanceCents } = receipt
    return { kind: 'PAID', cents, customer, balance: balanceCents ?? undefined, why: undefined, words: '' }
  } catch (failure) {
    if (!answered(failure)) {
      lost(failure)
      return undefined
    }
    // a refusal is an answer: the next try is another sale
    await store.forgetPending()
    if (failure.status === 401 || failure.status === 403) lost(failure)
    return { ...refused(sale, undefined), words: wordsOf(failure) }
  }
}

/** Sells without a network: signed code, not stopped, not used here, within the limits; stored before anybody says yes. */
async function alone(sale: store.Sale, tried: boolean): Promise<Shown> {
  const { opened } = means()
  if (opened === undefined) return untold(sale, tried, 'NOTHING')
  const judged = await judge(opened, sale.code, sale.at / 1000)
  if (!judged.good) return untold(sale, tried, judged.why)
  const day = dayOf(sale.at)
  const { number } = judged
  const verdict: Allowed | 'USED' = await store.accept(
    sale,
    judged,
    (tally) => allowed(tally, day, number, sale.cents, opened.bundle),
    (tally) => counted(tally, day, number, sale.cents),
  )
  if (verdict !== 'YES') return untold(sale, tried, verdict)
  return { kind: 'OFFLINE', cents: sale.cents, customer: '', balance: undefined, why: undefined, words: '' }
}

/** Not sold here. Where the server was asked before and said nothing, it is asked later what came of it. */
async function untold(sale: store.Sale, tried: boolean, why: Why): Promise<Shown> {
  if (!tried) return refused(sale, why)
  await store.setAside(sale)
  return { ...refused(sale, why), kind: 'UNSURE' }
}

const refused = (sale: store.Sale, why: Why | undefined): Shown => ({
  kind: 'REFUSED',
  cents: sale.cents,
  customer: '',
  balance: undefined,
  why,
  words: '',
})
