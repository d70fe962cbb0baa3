/** What this phone keeps to make codes without a network: in IndexedDB, the key as one that cannot be read out. */
import type { Shower } from './code'

const DATABASE = 'shaopao.pass'
const TABLE = 'phones'

/** Whose pass: a person's id, or the number of a visit's link. */
export type Owner = string

export function keptShower(owner: Owner): Promise<Shower | undefined> {
  return inTable('readonly', (table) => table.get(owner) as IDBRequest<Shower | undefined>)
}

export async function keepShower(owner: Owner, shower: Shower): Promise<void> {
  await inTable('readwrite', (table) => table.put(shower, owner))
}

export async function forgetShower(owner: Owner): Promise<void> {
  await inTable('readwrite', (table) => table.delete(owner))
}

/** Gives up the signed minutes of those who signed in here, so that nobody after them has codes for readers without a network. */
export async function forgetMinutes(): Promise<void> {
  const owners = (await inTable('readonly', (table) => table.getAllKeys())) as Owner[]
  for (const owner of owners.filter((one) => !one.startsWith('visit:'))) {
    const kept = await keptShower(owner)
    if (kept) await keepShower(owner, { ...kept, signatures: new Uint8Array(0) })
  }
}

function inTable<T>(mode: IDBTransactionMode, act: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((done, failed) => {
    const opening = indexedDB.open(DATABASE, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(TABLE)
    opening.onerror = () => failed(opening.error ?? new Error(DATABASE))
    opening.onsuccess = () => {
      const database = opening.result
      const transaction = database.transaction(TABLE, mode)
      const request = act(transaction.objectStore(TABLE))
      transaction.oncomplete = () => {
        database.close()
        done(request.result)
      }
      transaction.onerror = () => failed(transaction.error ?? new Error(TABLE))
    }
  })
}
