/** Forms as the server sends them; see `shaopao.forms` and `docs/api/openapi.yaml`. */

export interface Words {
  zh: string
  en: string
}

export interface Option {
  code: string
  name: Words
  when: string | null
  options: Option[]
}

export type ChoiceStyle = 'RADIO' | 'CHECK' | 'SELECT' | 'TREE'
export type PersonKind = 'STUDENT' | 'STAFF' | 'RETIRED' | 'VISITOR'
export type TextPattern = 'PHONE' | 'MAIL' | 'IDENTITY_NUMBER' | 'POSTCODE' | 'BANK_ACCOUNT' | 'PLATE'
export type FileKind = 'PDF' | 'IMAGE' | 'OFFICE' | 'ANY'
export type ComputedResult = 'NUMBER' | 'DECIMAL' | 'MONEY' | 'TEXT' | 'FLAG' | 'DATE'

export type Shape =
  | { type: 'text'; lengthMax: number; pattern: TextPattern | null }
  | { type: 'long-text'; lengthMax: number }
  | { type: 'number'; min: number; max: number; decimals: number; unit: Words | null }
  | { type: 'money'; minCents: number; maxCents: number }
  | { type: 'date' }
  | { type: 'date-range'; daysMax: number }
  | { type: 'time' }
  | { type: 'choice'; many: boolean; style: ChoiceStyle; options: Option[]; table: string | null }
  | { type: 'person'; kinds: PersonKind[]; many: boolean }
  | { type: 'unit'; many: boolean }
  | { type: 'class' }
  | { type: 'address'; detail: boolean }
  | {
      type: 'file'
      types: FileKind[]
      sizeMaxMegabytes: number
      countMin: number
      countMax: number
      vault: { kind: string; validDays: number } | null
    }
  | { type: 'table'; columns: Field[]; rowsMin: number; rowsMax: number; totals: string[] }
  | { type: 'group'; fields: Field[]; timesMin: number; timesMax: number }
  | { type: 'signature' }
  | { type: 'location' }
  | { type: 'computed'; rule: string; result: ComputedResult; unit: Words | null }
  | { type: 'explanation'; text: Words }
  | { type: 'page' }

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
  /** Key of the step whose people answer it; the applicant is asked when there is none. */
  filledBy: string | null
}

export interface Form {
  fields: Field[]
}

export type Answers = Record<string, unknown>

/** A file as an answer names it. */
export interface FileAnswer {
  id: string
  name: string
  size: number
  mediaType: string
}

/** A field filled before anybody types, and where its value comes from. */
export interface Prefilled {
  field: string
  value: unknown
  source: Words
  locked: boolean
}

/** A step at which somebody answers what is open there; `earlier` are the answers of the case so far. */
export interface Step {
  key: string
  edit: readonly string[]
  earlier: Answers
}

/** How a field stands with the answers so far. */
export interface FieldView {
  visible: boolean
  /** It may be answered now; if not, it is shown as it is. */
  asked: boolean
  required: boolean
  /** The value that counts, clean: typed, locked or computed; undefined when there is none. */
  value: unknown
  /** Options of a choice that are there. */
  options: Option[]
  /** What is wrong, as the server would say it; null when nothing is. */
  flaw: Flaw | null
  /** Of a table or group: the fields of each row as it was given. */
  rows: Record<string, FieldView>[]
}

/** What is wrong with one answer; the text of a reason stands with the texts, the one of a check in `message`. */
export interface Flaw {
  reason: Reason
  message: Words | null
  facts: Record<string, unknown>
}

/** A flaw at its place: "reason", or "expenses[0].amount" within a table or group. */
export interface PlacedFlaw extends Flaw {
  field: string
}

export type Reason =
  | 'MISSING'
  | 'UNKNOWN_FIELD'
  | 'NOT_ASKED'
  | 'WRONG_KIND'
  | 'TOO_LONG'
  | 'NO_PHONE'
  | 'NO_MAIL'
  | 'NO_IDENTITY_NUMBER'
  | 'NO_POSTCODE'
  | 'NO_BANK_ACCOUNT'
  | 'NO_PLATE'
  | 'OUT_OF_RANGE'
  | 'AMOUNT_OUT_OF_RANGE'
  | 'TOO_MANY_DECIMALS'
  | 'NOT_A_DATE'
  | 'ENDS_BEFORE_IT_BEGINS'
  | 'TOO_MANY_DAYS'
  | 'NOT_A_TIME'
  | 'NOT_AN_OPTION'
  | 'NOT_TO_BE_PICKED'
  | 'NO_AREA'
  | 'NO_STREET'
  | 'NO_LOCATION'
  | 'TOO_MANY'
  | 'TOO_FEW'
  | 'FILE_UNKNOWN'
  | 'FILE_TYPE'
  | 'FILE_TOO_LARGE'
  | 'CHECK_FAILED'
