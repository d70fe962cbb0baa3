/** What the hall's endpoints send, as far as the pages need it; see `docs/api/openapi.yaml`. */

export interface Words {
  zh: string
  en: string
}

export interface ItemCard {
  code: string
  name: Words
  summary: Words
  department: Words
  category: Words
  promisedDays: number
  mayApply: boolean
}

export type Shape =
  | { type: 'text'; lengthMax: number }
  | { type: 'long-text'; lengthMax: number }
  | { type: 'number'; min: number; max: number; unit: Words | null }
  | { type: 'date' }
  | { type: 'date-range'; daysMax: number }
  | { type: 'choice'; many: boolean; options: { code: string; name: Words }[] }
  | { type: 'computed'; rule: string; unit: Words | null }

export interface Field {
  key: string
  label: Words
  help: Words | null
  shape: Shape
  required: boolean
  requiredWhen: string | null
  visibleWhen: string | null
  checks: { when: string; message: Words }[]
  prefill: { fact: string; locked: boolean } | null
}

export interface Form {
  fields: Field[]
}

export interface Prefilled {
  field: string
  value: unknown
  source: Words
  locked: boolean
}

export type Answers = Record<string, unknown>

export interface Draft {
  form: string
  answers: Answers
  revision: number
  savedAt: string
}

export interface ItemPage {
  card: ItemCard
  version: string
  guide: string
  form: Form
  steps: { key: string; name: Words; onlyIf: Words[] }[]
  prefilled: Prefilled[]
  draft: Draft | null
}

export type CaseStatus = 'RUNNING' | 'RETURNED' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'

export interface ApplicationCard {
  id: string
  number: string
  item: string
  name: Words
  applicantName: string
  status: CaseStatus
  at: Words[]
  promisedDays: number
  createdAt: string
  updatedAt: string
  endedAt: string | null
}

export interface TodoCard {
  application: ApplicationCard
  todo: number
  kind: 'DECIDE' | 'CORRECT'
  node: Words | null
  openedAt: string
}

export type TimelineKind =
  | 'SUBMITTED'
  | 'RESUBMITTED'
  | 'ASKED'
  | 'OWNERS_ASKED'
  | 'APPROVED'
  | 'REJECTED'
  | 'RETURNED'
  | 'WITHDRAWN'
  | 'COMMENTED'
  | 'INFORMED'
  | 'SKIPPED'
  | 'FINISHED'

export interface TimelineEntry {
  at: string
  kind: TimelineKind
  person: string
  node: Words | null
  people: string[]
  text: string
}

export interface ApplicationPage {
  card: ApplicationCard
  version: number
  form: Form
  answers: Answers
  timeline: TimelineEntry[]
  waiting: { node: Words | null; person: string; since: string }[]
  todo: { number: number; kind: 'DECIDE' | 'CORRECT' } | null
  mine: boolean
}

export type ActKind = 'APPROVE' | 'REJECT' | 'RETURN' | 'WITHDRAW' | 'COMMENT' | 'RESUBMIT'
