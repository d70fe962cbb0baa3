/** What the till keeps in this browser: what it took along, the sale under way, what waits for the server, what came of it. */
import type { TillBundle } from './bundle'
import type { Allowed, Tally } from './limits'
import type { Named } from './offline'

export interface Item {
  name: string
  count: number
  priceCents: number
}

/** A sale under its id, from the moment in which the code was shown. */
export interface Sale {
  id: string
  merchant: string
  code: string
  items: Item[]
  cents: number
  /** When it was, by the server's clock, in milliseconds. */
  at: number
}

/** Not settled yet. `unsure`: it was tried on line and not sold without a network; the server is asked what came of it. */
export interface Waiting extends Sale {
  seq: number
  unsure: boolean
}

/** What came of it: as `shaopao.till.SettledHow`, and NOT_SOLD for an unsure sale of which the server knows nothing. */
export interface Done extends Waiting {
  how: string
  why: string
  settledAt: number
}

export interface KeptBundle {
  bundle: TillBundle
  tag: string
}

const NAME = 'shaopao-till-book'
const [KEPT, WAITING, DONE, USED] = ['kept', 'waiting', 'done', 'used']
const DONE_MAX = 500
/** Longer than any code lives. */
const USED_MS = 600_000

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEPT)
      request.result.createObjectStore(WAITING, { keyPath: 'seq', autoIncrement: true })
      request.result.createObjectStore(DONE, { keyPath: 'seq' })
      request.result.createObjectStore(USED)
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('no storage'))
  })
  return opening
}

/** Runs one transaction; resolves with what the work tells at its end, when it is on disk. */
async function within<T>(stores: string[], mode: IDBTransactionMode, work: (of: IDBTransaction) => () => T) {
  const open = await database()
  return new Promise<T>((done, failed) => {
    const transaction = open.transaction(stores, mode, { durability: 'strict' })
    const told = work(transaction)
    transaction.oncomplete = () => done(told())
    transaction.onerror = () => failed(transaction.error ?? new Error('not stored'))
    transaction.onabort = () => failed(transaction.error ?? new Error('not stored'))
  })
}

const result =
  <T>(request: IDBRequest) =>
  () =>
    request.result as T

function kept<T>(name: string): Promise<T | undefined> {
  return within([KEPT], 'readonly', (of) => result<T | undefined>(of.objectStore(KEPT).get(name)))
}

function keep(name: string, value: unknown): Promise<unknown> {
  return within([KEPT], 'readwrite', (of) => result(of.objectStore(KEPT).put(value, name)))
}

export const bundle = () => kept<KeptBundle>('bundle')
export const keepBundle = (value: KeptBundle) => keep('bundle', value)
export const ahead = () => kept<number>('ahead')
export const keepAhead = (millis: number) => keep('ahead', millis)
export const tally = () => kept<Tally>('tally')
/** The sale that is tried on line now: should the page go meanwhile, it is known that there was one. */
export const pending = () => kept<Sale>('pending')
export const keepPending = (sale: Sale) => keep('pending', sale)

/** An answer has come; the code is remembered, so that it does not pay once more without a network. */
export async function forgetPending(used?: Named): Promise<void> {
  await within([KEPT, USED], 'readwrite', (of) => {
    of.objectStore(KEPT).delete('pending')
    if (used !== undefined) of.objectStore(USED).put(Date.now(), used.once)
    return () => undefined
  })
}

/** Sells without a network, if the code was not used before and the rule allows it: one transaction, or nothing. */
export function accept(
  sale: Sale,
  code: Named,
  rule: (tally: Tally | undefined) => Allowed,
  next: (tally: Tally | undefined) => Tally,
): Promise<Allowed | 'USED'> {
  return within([KEPT, WAITING, USED], 'readwrite', (of) => {
    let told: Allowed | 'USED' = 'USED'
    const used = of.objectStore(USED)
    const before = used.get(code.once)
    before.onsuccess = () => {
      if (before.result !== undefined) return
      const found = of.objectStore(KEPT).get('tally') as IDBRequest<Tally | undefined>
      found.onsuccess = () => {
        told = rule(found.result)
        if (told !== 'YES') return
        of.objectStore(KEPT).put(next(found.result), 'tally')
        of.objectStore(KEPT).delete('pending')
        of.objectStore(WAITING).add({ ...sale, unsure: false })
        forgetOld(used)
        used.put(Date.now(), code.once)
      }
    }
    return () => told
  })
}

function forgetOld(used: IDBObjectStore): void {
  const cursor = used.openCursor()
  cursor.onsuccess = () => {
    const one = cursor.result
    if (one === null) return
    if (Date.now() - (one.value as number) > USED_MS) one.delete()
    one.continue()
  }
}

/** A sale of which nothing was heard, and which was not sold without a network: the server is asked later. */
export async function setAside(sale: Sale): Promise<void> {
  await within([KEPT, WAITING], 'readwrite', (of) => {
    of.objectStore(KEPT).delete('pending')
    of.objectStore(WAITING).add({ ...sale, unsure: true })
    return () => undefined
  })
}

/** In the order in which they were sold. */
export function waiting(): Promise<Waiting[]> {
  return within([WAITING], 'readonly', (of) => result<Waiting[]>(of.objectStore(WAITING).getAll()))
}

/** What the server has answered for moves to the list of what came of it. */
export async function settle(some: Done[]): Promise<void> {
  await within([WAITING, DONE], 'readwrite', (of) => {
    for (const one of some) {
      of.objectStore(WAITING).delete(one.seq)
      of.objectStore(DONE).put(one)
    }
    const last = some.at(-1)
    if (last !== undefined && last.seq > DONE_MAX) {
      of.objectStore(DONE).delete(IDBKeyRange.upperBound(last.seq - DONE_MAX))
    }
    return () => undefined
  })
}

/** The last ones first. */
export async function done(): Promise<Done[]> {
  const all = await within([DONE], 'readonly', (of) => result<Done[]>(of.objectStore(DONE).getAll()))
  return all.reverse()
}
