import type { ActKind } from './types'

/** What a person must say with an act. */
export interface Needs {
  words?: 'must' | 'may'
  people?: 'one' | 'many'
  place?: boolean
  signature?: boolean
  /** The fields that are open to the reader go with it. */
  answers?: boolean
}

const NEEDS: Record<ActKind, Needs> = {
  APPROVE: { words: 'may', signature: true, answers: true },
  REJECT: { words: 'must', signature: true },
  RETURN: { words: 'must', place: true },
  WITHDRAW: { words: 'may' },
  RECALL: { words: 'may' },
  TRANSFER: { words: 'may', people: 'one' },
  DELEGATE: { words: 'may', people: 'one' },
  ADD_SIGNER: { words: 'may', people: 'many' },
  REMOVE_SIGNER: { words: 'may', people: 'one' },
  COPY: { words: 'may', people: 'many' },
  COMMENT: { words: 'must' },
  ASK_CORRECTION: { words: 'must' },
  CORRECT: { answers: true },
  RESUBMIT: { answers: true },
  FILL: { answers: true },
  CLAIM: {},
  UNCLAIM: {},
  URGE: { words: 'may' },
  SUSPEND: { words: 'must' },
  RESUME: { words: 'must' },
  CANCEL: { words: 'must' },
  REASSIGN: { words: 'must', people: 'one' },
  JUMP: { words: 'must', place: true },
}

export function needs(act: ActKind): Needs {
  return NEEDS[act]
}

/** The acts that have a button of their own; the others stand behind "more". */
const FIRST: ActKind[] = ['APPROVE', 'RETURN', 'REJECT', 'FILL', 'CORRECT', 'RESUBMIT', 'CLAIM', 'URGE', 'WITHDRAW']

/** The first three that are possible, and the rest, each in the order in which people look for them. */
export function ordered<T extends { act: ActKind }>(possible: T[]): { first: T[]; more: T[] } {
  const place = (one: T) => (FIRST.indexOf(one.act) + FIRST.length + 1) % (FIRST.length + 1)
  const first = possible
    .filter((one) => FIRST.includes(one.act))
    .sort((one, other) => place(one) - place(other))
    .slice(0, 3)
  return { first, more: possible.filter((one) => !first.includes(one)) }
}
