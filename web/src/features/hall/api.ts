/** The hall's endpoints. */
import { get, post, put, type Paged } from '../../kit/call'
import type { ActKind, Answers, ApplicationCard, ApplicationPage, Draft, ItemCard, ItemPage, TodoCard } from './types'

export const hall = {
  items: (q: string) => get<Paged<ItemCard>>('/api/hall/items', { q }),
  item: (code: string) => get<ItemPage>(`/api/hall/items/${encodeURIComponent(code)}`),
  saveDraft: (code: string, answers: Answers) =>
    put<Draft>(`/api/hall/drafts/${encodeURIComponent(code)}`, { answers }),
  apply: (id: string, item: string, answers: Answers) =>
    post<ApplicationCard>('/api/hall/applications', { id, item, answers }, {}, id),
  applications: (after: string | null) => get<Paged<ApplicationCard>>('/api/hall/applications', { after }),
  application: (id: string) => get<ApplicationPage>(`/api/hall/applications/${id}`),
  todos: (after: string | null) => get<Paged<TodoCard>>('/api/hall/todos', { after }),
  act: (id: string, command: ActCommand) =>
    post<ApplicationCard>(`/api/hall/applications/${id}/acts`, command, {}, command.commandId),
}

export interface ActCommand {
  commandId: string
  act: ActKind
  todo?: number
  opinion?: string
  answers?: Answers
}
