/** What the hall's endpoints send, from the generated API types; forms come with their own types. */
import type { components } from '../../kit/schema'
import type { Answers, Form, Prefilled } from '../../kit/forms/types'

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
export type CaseMessage = Schemas['ApplicationMessage']
export type Found = { id: string; name: string; unit?: string | null }

export interface Draft {
  form: string
  answers: Answers
  revision: number
  savedAt: string
}

export type Guidance = Schemas['Guidance']

export type ItemPage = Omit<Schemas['ItemPage'], 'form' | 'prefilled' | 'draft'> & {
  form: Form
  prefilled: Prefilled[]
  draft: Draft | null
}

export type ApplicationPage = Omit<Schemas['ApplicationPage'], 'form' | 'answers'> & {
  form: Form
  answers: Answers
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
