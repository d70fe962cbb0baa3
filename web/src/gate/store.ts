/** What the reader keeps in this browser: its key, the last bundle, and the events that the server has not got yet. */
import type { LateEvent } from './log'
import type { Whereabouts } from './gateRules'

/** Who this reader is. The private half of the key cannot be taken out of the browser. */
export interface Enrolled {
  id: string
  name: string
  key: CryptoKeyPair
  /** By which bundles are checked; known from the first greeting on. */
  bundleKey: string
  entry: string
  /** The server's clock minus this one's, in milliseconds. */
  ahead: number
}

/** The last bundle as it came. */
export interface KeptBundle {
  bytes: Uint8Array
  signature: string
  tag: string
  people: Uint8Array
  hash: string
}

/** Where the log of events has come to. */
export interface LogPlace {
  log: string
  number: number
  signature: string
}

const NAME = 'shaopao-gate'
const KEPT = 'kept'
const EVENTS = 'events'

let opening: Promise<IDBDatabase> | undefined

function database(): Promise<IDBDatabase> {
  opening ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(KEPT)
      request.result.createObjectStore(EVENTS, { keyPath: 'number' })
    }
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error ?? new Error('no storage'))
  })
  return opening
}

/** Runs one transaction; resolves when it is on disk. */
async function within<T>(stores: string[], mode: IDBTransactionMode, work: (of: IDBTransaction) => IDBRequest<T>) {
  const open = await database()
  return new Promise<T>((done, failed) => {
    const transaction = open.transaction(stores, mode, { durability: 'strict' })
    const request = work(transaction)
    transaction.oncomplete = () => done(request.result)
    transaction.onerror = () => failed(transaction.error ?? new Error('not stored'))
    transaction.onabort = () => failed(transaction.error ?? new Error('not stored'))
  })
}

function kept<T>(name: string): Promise<T | undefined> {
  return within([KEPT], 'readonly', (of) => of.objectStore(KEPT).get(name) as IDBRequest<T | undefined>)
}

function keep(name: string, value: unknown): Promise<unknown> {
  return within([KEPT], 'readwrite', (of) => of.objectStore(KEPT).put(value, name))
}

export const enrolled = () => kept<Enrolled>('enrolled')
export const keepEnrolled = (value: Enrolled) => keep('enrolled', value)
export const bundle = () => kept<KeptBundle>('bundle')
export const keepBundle = (value: KeptBundle) => keep('bundle', value)
/** Who passed here since the bundle was made. */
export const moved = () => kept<[bigint, Whereabouts][]>('moved')
export const keepMoved = (value: [bigint, Whereabouts][]) => keep('moved', value)
/** What the server named as stopped lately, and when; a bundle of another node may not know it yet. */
export const stoppedLately = () => kept<[string, number][]>('stopped')
export const keepStoppedLately = (value: [string, number][]) => keep('stopped', value)
export const logPlace = () => kept<LogPlace>('log')

/** Stores an event and where the log has come to together: a reader that is switched off between loses neither. */
export async function append(event: LateEvent, place: LogPlace): Promise<void> {
  await within([KEPT, EVENTS], 'readwrite', (of) => {
    of.objectStore(KEPT).put(place, 'log')
    return of.objectStore(EVENTS).put(event)
  })
}

/** The oldest events, in their order. */
export function oldest(most: number): Promise<LateEvent[]> {
  return within([EVENTS], 'readonly', (of) => of.objectStore(EVENTS).getAll(undefined, most) as IDBRequest<LateEvent[]>)
}

export function waiting(): Promise<number> {
  return within([EVENTS], 'readonly', (of) => of.objectStore(EVENTS).count())
}

/** Forgets what the server has. */
export async function forgetUpTo(number: number): Promise<void> {
  await within([EVENTS], 'readwrite', (of) => of.objectStore(EVENTS).delete(IDBKeyRange.upperBound(number)))
}

/** Forgets all: the device was revoked or is enrolled anew. */
export async function forgetAll(): Promise<void> {
  await within([KEPT, EVENTS], 'readwrite', (of) => {
    of.objectStore(EVENTS).clear()
    return of.objectStore(KEPT).clear()
  })
}
