/** The endpoints of passes. */
import { get, post, put, remove, type Paged } from '../../kit/call'
import type {
  AskedInquiry,
  Attendance,
  BoundPhone,
  CardEnd,
  CheckedIn,
  CounterView,
  Entitlement,
  GuestCard,
  Inquiry,
  MyEntitlements,
  MyPass,
  Occasion,
  PassAlarm,
  PassUse,
  PassVisit,
  Question,
  Redemption,
  SignedMinutes,
} from './types'

const MINE = '/api/pass/mine'
const VISITS = '/api/pass/visits'
const OCCASIONS = '/api/pass/occasions'
const ENTITLEMENTS = '/api/pass/entitlements'
const INQUIRIES = '/api/pass/inquiries'
const person = (id: string) => `/api/pass/desk/people/${id}`

export const pass = {
  mine: () => get<MyPass>(MINE),
  bind: (phone: string) => put<BoundPhone>(`${MINE}/phone`, { phone }),
  minutes: (code: string) => put<SignedMinutes>(`${MINE}/minutes`, { code }),
  freeze: () => post<MyPass>(`${MINE}/freeze`),
  undoFreeze: () => post<MyPass>(`${MINE}/freeze/undo`),
  unfreeze: () => post<MyPass>(`${MINE}/unfreeze`),
  cardLost: (id: string) => post<MyPass>(`${MINE}/cards/${id}/lost`),
  uses: (before?: string) => get<PassUse[]>(`${MINE}/uses`, { before }),
  alarms: () => get<PassAlarm[]>(`${MINE}/alarms`),
  inquiries: () => get<Inquiry[]>(`${MINE}/inquiries`),
  answer: (id: string, agree: boolean) => post(`${MINE}/inquiries/${id}/answer`, { agree }),
  entitlements: () => get<MyEntitlements>(`${MINE}/entitlements`),
  checkIn: (code: string) => post<CheckedIn>(`${MINE}/check-in`, { code }),
}

export interface NewVisit {
  guestName: string
  reason: string
  from: string
  until: string
  places: string[]
}

export const visits = {
  mine: () => get<PassVisit[]>(`${VISITS}/mine`),
  invite: (visit: NewVisit) => post<{ visit: PassVisit; link: string }>(`${VISITS}/mine`, visit),
  uses: (id: string) => get<PassUse[]>(`${VISITS}/mine/${id}/uses`),
  link: (id: string) => post<{ visit: PassVisit; link: string }>(`${VISITS}/mine/${id}/link`),
  cancel: (id: string) => post(`${VISITS}/mine/${id}/cancel`),
  open: (link: string, phone: string) => put<{ card: GuestCard; phone: BoundPhone }>(`${VISITS}/open`, { link, phone }),
  refresh: (code: string) => post<{ card: GuestCard; minutes?: SignedMinutes | null }>(`${VISITS}/refresh`, { code }),
  cancelAny: (id: string) => post(`${VISITS}/${id}/cancel`),
}

export const desk = {
  pass: (id: string) => get<MyPass>(person(id)),
  uses: (id: string) => get<PassUse[]>(`${person(id)}/uses`),
  freeze: (id: string, reason: string) => post<MyPass>(`${person(id)}/freeze`, { reason }),
  unfreeze: (id: string) => post<MyPass>(`${person(id)}/unfreeze`),
  giveCard: (id: string, number: string) => post<MyPass>(`${person(id)}/cards`, { number }),
  endCard: (id: string, card: string, reason: CardEnd) => post<MyPass>(`${person(id)}/cards/${card}/end`, { reason }),
  print: (id: string, single: boolean, day: string) =>
    post<{ text: string; day: string }>(`${person(id)}/papers`, { single, day }),
  settle: (alarm: string, note: string) => post(`/api/pass/desk/alarms/${alarm}/settle`, { note }),
}

export interface NewOccasion {
  kind: Occasion['kind']
  title: string
  place: string
  startsAt: string
  endsAt: string
  opensAt: string
  closesAt: string
  kinds: string[]
  units: string[]
  classes: string[]
  secondTag: boolean
  secondAfterMinutes: number
  screen: boolean
}

export const occasions = {
  path: OCCASIONS,
  make: (occasion: NewOccasion) => post<Occasion>(OCCASIONS, occasion),
  page: (id: string) => get<{ occasion: Occasion; present: number }>(`${OCCASIONS}/${id}`),
  cancel: (id: string) => post(`${OCCASIONS}/${id}/cancel`),
  attendances: (id: string) => get<Attendance[]>(`${OCCASIONS}/${id}/attendances`),
  screen: (id: string) => get<{ code: string; present: number }>(`${OCCASIONS}/${id}/screen`),
  read: (id: string, code: string) => post<CheckedIn>(`${OCCASIONS}/${id}/read`, { code }),
  byHand: (id: string, number: string, name: string, note: string) =>
    post<CheckedIn>(`${OCCASIONS}/${id}/by-hand`, { number, note, ...(name === '' ? {} : { name }) }),
  removed: (id: string, one: string) => remove(`${OCCASIONS}/${id}/attendances/${one}`),
}

export const entitlements = {
  path: ENTITLEMENTS,
  list: () => get<Paged<Entitlement>>(ENTITLEMENTS),
  make: (one: { kind: Entitlement['kind']; title: string; note: string; from: string; until: string }) =>
    post<Entitlement>(ENTITLEMENTS, one),
  give: (id: string, numbers: string[], total: number) =>
    post<{ given: number; unknown: string[] }>(`${ENTITLEMENTS}/${id}/people`, { numbers, total }),
  end: (id: string) => post(`${ENTITLEMENTS}/${id}/end`),
  redemptions: (id: string) => get<Redemption[]>(`${ENTITLEMENTS}/${id}/redemptions`),
  counter: (code: string) => post<CounterView>(`${ENTITLEMENTS}/counter`, { code }),
  redeem: (counter: string, entitlement: string, count: number) =>
    post<Redemption>(`${ENTITLEMENTS}/counter/${counter}/redeem`, { entitlement, count }),
  undo: (id: string, reason: string) => post<Redemption>(`${ENTITLEMENTS}/redemptions/${id}/undo`, { reason }),
}

export const inquiries = {
  questions: () => get<Question[]>(`${INQUIRIES}/questions`),
  ask: (question: string, code: string, reason: string) => post<AskedInquiry>(INQUIRIES, { question, code, reason }),
  asked: (id: string) => get<AskedInquiry>(`${INQUIRIES}/${id}`),
}
