/** What the endpoints of the desk send, from the generated API types. */
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']

export type DeskCard = Schemas['DeskCard']
export type DeskCounts = Schemas['Counts']
export type ApplicationCard = Schemas['ApplicationCard']
export type TodoCard = Schemas['TodoCard']
export type CaseStatus = ApplicationCard['status']
export type SavedView = Schemas['SavedView']
export type BatchStatus = Schemas['ActBatchStatus']
export type BatchResult = Schemas['Result']
export type HandOverSize = Schemas['HandOverSize']
export type Assigned = Schemas['AssignmentResult']
export type ManagedItem = Schemas['ManagedItem']
export type BatchBoard = Schemas['BatchBoard']
export type ItemEvent = Schemas['ItemEvent']
export type InventoryReport = Schemas['InventoryReport']
export type Figures = Schemas['Figures']
export type FigureLine = Schemas['FigureLine']
export type CaseDocument = Schemas['CaseDocument']
export type FieldLine = Schemas['FieldLine']
export type Rating = Schemas['Rating'] & { answer: { text: string; personName: string; at: string } | null }

/** The queues of the desk. To-dos are one's own; the others are the department's. */
export const QUEUES = ['todos', 'mine', 'unassigned', 'overdue', 'all', 'ended'] as const
export type Queue = (typeof QUEUES)[number]

/** What is looked for in a queue. */
export interface Looked {
  q: string
  items: string[]
  statuses: CaseStatus[]
  from: string
  to: string
  order: 'OLDEST' | 'NEWEST'
}

/** A line of the desk, whichever list it came from. */
export interface DeskRow {
  /** Two to-dos of one case are two lines. */
  key: string
  card: ApplicationCard
  todo: number | null
  kind: TodoCard['kind'] | null
  dueAt: string | null
  overdue: boolean
  assignee: { id: string; name: string } | null
  /** The queue gives applications by this time. */
  since: string
}

export const COLUMNS = [
  'number',
  'item',
  'applicant',
  'at',
  'status',
  'createdAt',
  'since',
  'dueAt',
  'assignee',
  'updatedAt',
] as const
export type Column = (typeof COLUMNS)[number]
export const PLAIN_COLUMNS: Column[] = ['number', 'item', 'applicant', 'at', 'status', 'dueAt', 'assignee']

/** As many as one batch takes. */
export const CHOSEN_MAX = 500
