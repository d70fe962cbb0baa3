/** Forms in the browser: the same rules as the server's module `forms`, for comfort; the server decides. */
export { check, evaluate, same, type FormView, type Verdict } from './forms/evaluate'
export { rowFields } from './forms/logic'
export { isNothing, isOf } from './forms/shapes'
export type * from './forms/types'

import type { Answers, Form } from './forms/types'
import type { FormView } from './forms/evaluate'
import { isNothing } from './forms/shapes'

/**
 * The answers that are worth sending: of fields that are shown and asked, without what is empty. Rows stay as they were typed,
 * so that the server's flaws name them by the numbers that the person sees.
 */
export function handedIn(form: Form, answers: Answers, view: FormView): Answers {
  const sent = form.fields
    .filter((field) => view[field.key]?.visible && view[field.key]?.asked && !isNothing(answers[field.key]))
    .map((field) => [field.key, answers[field.key]])
  return Object.fromEntries(sent) as Answers
}

/** The school's day: "2026-11-24". */
export function todayInShanghai(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now)
}
