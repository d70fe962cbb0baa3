/** The hall's endpoints. */
import type {
  ActKind,
  Answers,
  ApplicationCard,
  ApplicationPage,
  Draft,
  FieldError,
  ItemCard,
  ItemPage,
  Paged,
  TodoCard,
} from './types'

/** A refusal of the server (RFC 9457). */
export class Refusal extends Error {
  constructor(
    readonly type: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: FieldError[],
  ) {
    super(title)
  }
}

export const hall = {
  items: (q: string) => call<Paged<ItemCard>>('GET', `/items?q=${encodeURIComponent(q)}`),
  item: (code: string) => call<ItemPage>('GET', `/items/${encodeURIComponent(code)}`),
  saveDraft: (code: string, answers: Answers) => call<Draft>('PUT', `/drafts/${encodeURIComponent(code)}`, { answers }),
  apply: (id: string, item: string, answers: Answers) =>
    call<ApplicationCard>('POST', '/applications', { id, item, answers }, id),
  applications: (after: string | null) => call<Paged<ApplicationCard>>('GET', `/applications${page(after)}`),
  application: (id: string) => call<ApplicationPage>('GET', `/applications/${id}`),
  todos: (after: string | null) => call<Paged<TodoCard>>('GET', `/todos${page(after)}`),
  act: (id: string, command: ActCommand) =>
    call<ApplicationCard>('POST', `/applications/${id}/acts`, command, command.commandId),
}

export interface ActCommand {
  commandId: string
  act: ActKind
  todo?: number
  opinion?: string
  answers?: Answers
}

function page(after: string | null): string {
  return after === null ? '' : `?after=${encodeURIComponent(after)}`
}

async function call<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  const token = /(?:^|; )XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1]
  if (token !== undefined) headers['X-XSRF-TOKEN'] = decodeURIComponent(token)
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (key !== undefined) headers['Idempotency-Key'] = key
  if (document.documentElement.lang !== '') headers['Accept-Language'] = document.documentElement.lang
  const init: RequestInit = { method, headers }
  if (body !== undefined) init.body = JSON.stringify(body)
  const answer = await fetch(`/api/hall${path}`, init)
  const data: unknown = await answer.json().catch(() => ({}))
  if (answer.ok) return data as T
  const problem = data as { type?: string; title?: string; detail?: string; errors?: FieldError[] }
  throw new Refusal(problem.type ?? '', problem.title ?? '', problem.detail ?? '', problem.errors ?? [])
}
