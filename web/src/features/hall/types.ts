/** What the hall's endpoints send, from the generated API types; forms come with their own types. */
import type { components } from '../../kit/schema'
import type { Answers, FileAnswer, Form, Prefilled, Words } from '../../kit/forms/types'

type Schemas = components['schemas']

export type { Answers, Form, Prefilled, Words } from '../../kit/forms/types'

export type ItemCard = Schemas['ItemCard']
export type ApplicationCard = Schemas['ApplicationCard']
export type TodoCard = Schemas['TodoCard']
export type CopyCard = Schemas['CopyCard']
export type TimelineEntry = Schemas['TimelineEntry']
export type DraftCard = Schemas['DraftCard']
export type DiscardedDraftCard = Schemas['DiscardedDraftCard']
export type Habits = Schemas['OwnHabits']
export type HomeCard = Habits['cards'][number]
export type OwnItems = Schemas['OwnItems']
export type Facet = Schemas['Facet']
export type Facets = Schemas['Facets']
export type LifeEvent = ItemCard['events'][number]
export type UsualTime = Schemas['UsualTime']
export type ActBatchStatus = Schemas['ActBatchStatus']
export type CaseStatus = ApplicationCard['status']
export type ActKind = Schemas['PossibleAct']['act']
export type PossibleAct = Schemas['PossibleAct']
export interface CaseMessage {
  id: string
  person: string
  personName: string
  text: string
  internal: boolean
  at: string
}
export type Found = { id: string; name: string; unit?: string | null }

export interface Draft {
  form: string
  answers: Answers
  revision: number
  savedAt: string
}

/** The parts of a guide that the program knows apart. */
export interface Guidance {
  conditions: Words[]
  materials: { name: Words; kind: string; count: number; field: string | null; note: Words | null }[]
  fee: { amountCents: number; note: Words | null } | null
  places: { name: Words; hours: Words | null }[]
  contact: { phone: string | null; mail: string | null; note: Words | null } | null
  basis: Words[]
  questions: { question: Words; answer: Words }[]
}

export type ItemPage = Omit<Schemas['ItemPage'], 'form' | 'prefilled' | 'draft' | 'guidance'> & {
  guidance: Guidance
  form: Form
  prefilled: Prefilled[]
  draft: Draft | null
  offered?: { field: string; offers: { files: FileAnswer[]; validUntil: string }[] }[]
}

export type ApplicationPage = Omit<Schemas['ApplicationPage'], 'form' | 'answers' | 'waiting' | 'materials'> & {
  form: Form
  answers: Answers
  waiting: { node: Words | null; id: string; person: string; todo: number; since: string }[]
  materials: { id: string; field: Words; name: string; bytes: number; url: string }[]
}

/** An act as it is sent. */
export interface ActCommand {
  commandId: string
  act: ActKind
  todo?: number | undefined
  opinion?: string
  to?: string | undefined
  then?: 'AGAIN' | 'RESUME'
  persons?: string[]
  position?: 'BEFORE' | 'BESIDE' | 'AFTER'
  fault?: 'INCORRECT' | 'INCOMPLETE' | 'OUTDATED'
  fields?: string[]
  answers?: Answers
  chosen?: Record<string, string[]>
  signature?: string | undefined
}
