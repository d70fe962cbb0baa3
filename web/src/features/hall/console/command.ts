/** What a person says with an act, and the command that it makes. Pure. */
import { needs } from '../acts'
import type { ActCommand, ActKind, Answers, Found } from '../types'

export interface Said {
  opinion: string
  people: Found[]
  to: string
  then: 'AGAIN' | 'RESUME'
  position: 'BEFORE' | 'BESIDE' | 'AFTER'
  fault: 'INCORRECT' | 'INCOMPLETE' | 'OUTDATED'
  signature?: string | undefined
  answers?: Answers | undefined
}

export function nothingSaid(): Said {
  return { opinion: '', people: [], to: '', then: 'AGAIN', position: 'BEFORE', fault: 'INCOMPLETE' }
}

/** What is missing before the act can be done. */
export function missing(act: ActKind, said: Said): 'words' | 'people' | 'place' | undefined {
  const wants = needs(act)
  if (wants.words === 'must' && said.opinion.trim() === '') return 'words'
  if (wants.people !== undefined && said.people.length === 0) return 'people'
  return act === 'JUMP' && said.to === '' ? 'place' : undefined
}

export function commandOf(act: ActKind, todo: number | null | undefined, said: Said, commandId: string): ActCommand {
  const wants = needs(act)
  return {
    commandId,
    act,
    todo: todo ?? undefined,
    opinion: said.opinion.trim(),
    ...(wants.place && said.to !== '' ? { to: said.to } : {}),
    ...(act === 'RETURN' ? { then: said.then } : {}),
    ...(wants.people ? { persons: said.people.map((one) => one.id) } : {}),
    ...(act === 'ADD_SIGNER' ? { position: said.position } : {}),
    ...(act === 'ASK_CORRECTION' ? { fault: said.fault } : {}),
    ...(wants.answers && said.answers ? { answers: said.answers } : {}),
    ...(wants.signature && said.signature ? { signature: said.signature } : {}),
  }
}

/** Those that may be done to many at once, in the order of the bar. */
export const MANY: ActKind[] = [
  'APPROVE',
  'RETURN',
  'REJECT',
  'TRANSFER',
  'CLAIM',
  'COMMENT',
  'URGE',
  'COPY',
  'SUSPEND',
  'RESUME',
  'CANCEL',
]
const OF_ASKED: ActKind[] = ['APPROVE', 'RETURN', 'REJECT', 'TRANSFER', 'CLAIM']
const OF_OWNER: ActKind[] = ['SUSPEND', 'RESUME', 'CANCEL']

/** The acts that make sense for what is chosen: those on to-dos need one of mine, those of owners the permission. */
export function manyActs(withTodo: number, manages: boolean): ActKind[] {
  return MANY.filter((act) => (withTodo > 0 || !OF_ASKED.includes(act)) && (manages || !OF_OWNER.includes(act)))
}

export function onTodo(act: ActKind): boolean {
  return OF_ASKED.includes(act)
}

/** Refusals that another try may mend: the state of the moment, not what the case is. */
const REPEATABLE = ['failed', 'case-moved', 'case-suspended', 'urged-recently', 'assigned-meanwhile']

export function repeatable(problem: string | null): boolean {
  return problem !== null && REPEATABLE.includes(problem)
}
