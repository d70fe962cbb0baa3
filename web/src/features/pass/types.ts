/** What the server says about passes. */

export type Purpose = 'ENTER' | 'LEAVE' | 'CHECK_IN' | 'PAY' | 'REDEEM' | 'VERIFY'
export type Refused =
  | 'MALFORMED'
  | 'UNKNOWN'
  | 'FORGED'
  | 'EXPIRED'
  | 'EARLY'
  | 'REVOKED'
  | 'FROZEN'
  | 'REPLAYED'
  | 'WRONG_PURPOSE'
  | 'OUT_OF_PERIOD'
  | 'WRONG_PLACE'
export type CardEnd = 'LOST' | 'RETURNED' | 'REPLACED' | 'BROKEN'
export type Claim = 'STUDENT' | 'PRESENT' | 'KIND' | 'NAME' | 'NUMBER' | 'UNIT' | 'CLASS' | 'PHOTO'

/** Signatures for the coming minutes, 64 bytes each in Base64url, and the time of the server. */
export interface SignedMinutes {
  key: number
  purposes: number
  fromMinute: number
  signatures: string
  serverMillis: number
}

export interface BoundPhone {
  number: number
  key: string
  minutes: SignedMinutes
}

export interface PassCard {
  id: string
  ending: string
  givenAt: string
  endedAt?: string | null
  endReason?: CardEnd | null
}

export interface MyPass {
  frozen?: { at: string; byStaff: boolean; reason: string } | null
  phone?: { number: number; phone: string; boundAt: string; skewMillis?: number | null } | null
  cards: PassCard[]
  bindingsLeft: number
  bindAt?: string | null
  mayInvite: boolean
  serverMillis: number
}

export interface PassUse {
  at: string
  purpose: Purpose
  refused?: Refused | null
  carrier: 'PHONE' | 'CARD' | 'PAPER'
  readerName: string
}

export interface Spot {
  readerName: string
  at: string
}

export interface PassAlarm {
  id: string
  name: string
  first: Spot
  then: Spot
  raisedAt: string
  settledAt?: string | null
  settledBy?: string | null
  note?: string | null
}

export interface Inquiry {
  id: string
  question: string
  claims: Claim[]
  askedBy: string
  reason: string
  askedAt: string
  until: string
  state: 'WAITING' | 'TOLD' | 'DECLINED' | 'LAPSED'
  answeredAt?: string | null
}

export interface OpenEntitlement {
  id: string
  kind: 'VOUCHER' | 'SUPPLIES' | 'GREEN_CHANNEL'
  title: string
  note: string
  until: string
  total: number
  used: number
}

export interface Redemption {
  id: string
  title: string
  personName: string
  count: number
  byName: string
  at: string
  undoneAt?: string | null
  undoneBy?: string | null
  undoneReason?: string | null
}

export interface MyEntitlements {
  open: OpenEntitlement[]
  taken: Redemption[]
}

export interface PassVisit {
  id: string
  hostName: string
  guestName: string
  reason: string
  from: string
  until: string
  places: string[]
  openedAt?: string | null
  cancelledAt?: string | null
}

export interface GuestCard {
  guestName: string
  hostName: string
  from: string
  until: string
  frozen: boolean
}

export interface CheckedIn {
  title: string
  name: string
  tag: 'FIRST' | 'SECOND' | 'AGAIN'
  firstAt: string
  secondAt?: string | null
}

export interface Occasion {
  id: string
  kind: 'EVENT' | 'LECTURE' | 'MEAL'
  title: string
  place: string
  startsAt: string
  endsAt: string
  window: { opensAt: string; closesAt: string }
  secondTag: { wanted: boolean; afterMinutes: number }
  screen: boolean
  madeByName: string
  cancelledAt?: string | null
}

export interface Attendance {
  pass: string
  number: string
  name: string
  firstAt: string
  firstHow: 'READER' | 'SCREEN' | 'HAND'
  secondAt?: string | null
  secondHow?: 'READER' | 'SCREEN' | 'HAND' | null
  note?: string | null
}

export interface Entitlement {
  id: string
  kind: OpenEntitlement['kind']
  title: string
  note: string
  from: string
  until: string
  madeByName: string
  endedAt?: string | null
  people: number
  total: number
  used: number
}

export interface CounterView {
  counter: string
  name: string
  open: OpenEntitlement[]
  until: string
}

export interface Question {
  code: string
  nameZh: string
  nameEn: string
  claims: Claim[]
  consent: boolean
  stewards: boolean
  open: boolean
}

export interface AskedInquiry {
  id: string
  question: string
  state: Inquiry['state']
  until: string
  told: Partial<Record<Claim, string>>
}
