/** The hall's endpoints. */
import { get, post, put, remove, type Paged } from '../../kit/call'
import type {
  ActBatchStatus,
  ActCommand,
  Answers,
  ApplicationCard,
  ApplicationPage,
  CaseMessage,
  CopyCard,
  DiscardedDraftCard,
  Draft,
  DraftCard,
  Facets,
  Habits,
  HomeCard,
  ItemCard,
  ItemPage,
  OwnItems,
  TodoCard,
  UsualTime,
} from './types'

const application = (id: string) => `/api/hall/applications/${id}`
const draft = (code: string) => `/api/hall/drafts/${encodeURIComponent(code)}`

/** How a list is cut. */
export interface Wish {
  q?: string
  /** One, or several with commas between. */
  status?: string
  overdue?: boolean
  after?: string | null
  limit?: number
}

/** How the list of items is cut; the event is a turn in one's life. */
export interface ItemWish {
  q?: string | undefined
  department?: string | undefined
  category?: string | undefined
  event?: string | undefined
  forMe?: boolean | undefined
  limit?: number
  after?: string | null
}

export const hall = {
  items: (wish: ItemWish) => get<Paged<ItemCard>>('/api/hall/items', { ...wish }),
  facets: () => get<Facets>('/api/hall/items/facets'),
  forMe: () => get<OwnItems>('/api/hall/for-me'),
  usualTime: (code: string) => get<UsualTime>(`/api/hall/items/${encodeURIComponent(code)}/usual-time`),
  habits: () => get<Habits>('/api/hall/habits'),
  arrange: (cards: HomeCard[], hidden: HomeCard[]) => put<Habits>('/api/hall/habits/cards', { cards, hidden }),
  keepPhrases: (phrases: string[]) => put<Habits>('/api/hall/habits/phrases', { phrases }),
  drafts: () => get<Paged<DraftCard>>('/api/hall/drafts'),
  discardDraft: (code: string) => remove(draft(code)),
  discarded: () => get<Paged<DiscardedDraftCard>>('/api/hall/discarded-drafts'),
  restoreDraft: (id: string) => post<Draft>(`/api/hall/discarded-drafts/${id}/restore`),
  repeat: (id: string, replace: boolean) => post<Draft>(`${application(id)}/draft`, { replace }),
  waiting: () => get<{ open: number; more: boolean }>('/api/hall/todos/count'),
  actOnMany: (act: ActCommand, applications: { application: string; todo: number }[]) =>
    post<ActBatchStatus>('/api/hall/batches-of-acts', { act, applications }, {}, act.commandId),
  batch: (id: string) => get<ActBatchStatus>(`/api/hall/batches-of-acts/${id}`),
  item: (code: string) => get<ItemPage>(`/api/hall/items/${encodeURIComponent(code)}`),
  favourite: (code: string, yes: boolean) =>
    yes
      ? put(`/api/hall/favourites/${encodeURIComponent(code)}`, {})
      : remove(`/api/hall/favourites/${encodeURIComponent(code)}`),
  saveDraft: (code: string, answers: Answers, revision: number, force: boolean) =>
    put<Draft>(draft(code), { answers, revision: force || revision === 0 ? null : revision }),
  apply: (id: string, item: string, answers: Answers, chosen?: Record<string, string[]>) =>
    post<ApplicationCard>('/api/hall/applications', { id, item, answers, chosen: chosen ?? null }, {}, id),
  applications: (wish: Wish) => get<Paged<ApplicationCard>>('/api/hall/applications', { ...wish }),
  application: (id: string) => get<ApplicationPage>(application(id)),
  todos: (wish: Wish) => get<Paged<TodoCard>>('/api/hall/todos', { ...wish }),
  done: (wish: Wish) => get<Paged<TodoCard>>('/api/hall/done', { ...wish }),
  copies: (wish: Wish) => get<Paged<CopyCard>>('/api/hall/copies', { ...wish }),
  act: (id: string, command: ActCommand) =>
    post<ApplicationCard>(`${application(id)}/acts`, command, {}, command.commandId),
  messages: (id: string) => get<Paged<CaseMessage>>(`${application(id)}/messages`),
  say: (id: string, text: string, internal: boolean) =>
    post<CaseMessage>(`${application(id)}/messages`, { text, internal }),
  supplement: (id: string, file: string, note: string) =>
    post(`${application(id)}/supplements`, { file, note, internal: false }),
  rate: (id: string, stars: number, reasons: string[], comment: string) =>
    post(`${application(id)}/rating`, { stars, reasons, comment }),
  seen: (id: string, version: number) => put(`${application(id)}/seen`, { version }),
  correct: (fact: string, claim: string) => post('/api/forms/corrections', { fact, claim }),
}
