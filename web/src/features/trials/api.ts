/** The endpoints of trials. */
import { address, get, post, put, remove, type Paged } from '../../kit/call'
import type { Answers } from '../../kit/forms'
import type {
  Act,
  Dimension,
  ItemToTry,
  MyTrials,
  PanelPreview,
  Passage,
  PrepareTrial,
  RemarkOnTrial,
  RunPage,
  TrialCard,
  TrialRecord,
  TrialResults,
} from './types'

const mine = (id: string) => `/api/trials/mine/${id}`
const managed = (id: string) => `/api/trials/manage/${id}`

export const trials = {
  mine: () => get<MyTrials>('/api/trials/mine'),
  leaveOut: (leftOut: boolean) => put('/api/trials/mine/left-out', { leftOut }),
  page: (id: string) => get<RunPage>(mine(id)),
  answer: (id: string, accept: boolean) => post<RunPage>(`${mine(id)}/answer`, { accept }),
  leave: (id: string) => remove(mine(id)),
  start: (id: string) => post<RunPage>(`${mine(id)}/start`),
  save: (id: string, answers: Answers, seconds: number, passages: Passage[]) =>
    put(`${mine(id)}/form`, { answers, seconds, passages }),
  submit: (id: string, answers: Answers) => post<RunPage>(`${mine(id)}/form`, { answers }),
  move: (id: string, seen: number, node: string, act: Act, opinion: string, answers: Answers) =>
    post<RunPage>(`${mine(id)}/moves`, { seen, node: node === '' ? null : node, act, opinion, answers }),
  remark: (id: string, remark: RemarkOnTrial) => post<RunPage>(`${mine(id)}/remarks`, remark),
  finish: (id: string, capability: number, ease: number) => post<RunPage>(`${mine(id)}/finish`, { capability, ease }),
  giveUp: (id: string) => post<RunPage>(`${mine(id)}/give-up`, {}),
  records: (after: string | null) => get<Paged<TrialCard>>('/api/trials/records', { after }),
  record: (id: string) => get<TrialRecord>(`/api/trials/records/${id}`),
  recordOf: (id: string) => `/api/trials/records/${id}`,
  listOf: (id: string) => `/api/trials/records/${id}/list`,
  managed: (after: string | null) => get<Paged<TrialCard>>('/api/trials/manage', { after }),
  items: () => get<ItemToTry[]>('/api/trials/manage/items'),
  preview: (item: string, people: number, dimensions: Dimension[], cooldownDays: number, rule?: string) =>
    // An empty rule is said as well: it lets everybody of the kinds be drawn.
    get<PanelPreview>(
      address('/api/trials/manage/preview', { item, people, dimensions: dimensions.join(','), cooldownDays }) +
        (rule === undefined ? '' : `&rule=${encodeURIComponent(rule)}`),
    ),
  prepare: (command: PrepareTrial) => post<TrialResults>('/api/trials/manage', command),
  results: (id: string) => get<TrialResults>(managed(id)),
  draw: (id: string, seed: string) => post<TrialResults>(`${managed(id)}/draw`, { seed: seed === '' ? null : seed }),
  end: (id: string) => post<TrialResults>(`${managed(id)}/end`),
  cancel: (id: string) => post<TrialResults>(`${managed(id)}/cancel`),
  open: (id: string, title: string) =>
    post<TrialResults>(`${managed(id)}/findings`, { about: 'WHOLE', key: '', title }),
  settle: (id: string, finding: string, resolved: boolean, reason: string) =>
    post<TrialResults>(`${managed(id)}/findings/${finding}/settle`, { resolved, reason }),
  carry: (id: string, reason: string) => post<TrialResults>(`${managed(id)}/carry`, { reason }),
}
