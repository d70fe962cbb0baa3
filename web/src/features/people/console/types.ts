/** What the people module answers; absent values are null or left out. */
type Maybe<T> = T | null | undefined

export interface Person {
  id: string
  number: string
  name: string
  kind: 'STUDENT' | 'STAFF' | 'RETIRED' | 'VISITOR'
  unit: Maybe<string>
  className: Maybe<string>
  present: boolean
}

interface Coded {
  code: string
  name: string
}

export interface PersonDetail {
  person: Person
  sex: Maybe<Coded>
  birthOn: Maybe<string>
  identity: Maybe<string>
  affiliations: {
    kind: Person['kind']
    number: string
    unit: string
    className: Maybe<string>
    major: Maybe<Coded>
    from: string
    until: Maybe<string>
  }[]
  contacts: { kind: string; value: string }[]
  posts: { unit: string; title: string; from: string; until: Maybe<string> }[]
  charges: { classId: string; className: string; from: string; until: Maybe<string> }[]
}

export interface SchoolClass {
  id: string
  name: string
  unit: string
  major: Maybe<string>
  grade: number
  students: number
  carers: { person: string; name: string; kind: string }[]
}

export interface ImportStatus {
  id: string
  kind: string
  fileName: string
  dryRun: boolean
  phase: 'WAITING' | 'READING' | 'WRITING' | 'CANCELLING' | 'DONE' | 'CHECKED' | 'REFUSED' | 'CANCELLED' | 'BROKEN'
  done: number
  total: number
  added: number
  changed: number
  unchanged: number
  ended: number
  bad: number
  startedBy: string
  startedAt: string
}

export interface ImportReport {
  status: ImportStatus
  badPlaces: { row: number; column: string; message: string; value: string }[]
}
