import type { Field, Words } from '../forms/types'

/** The fields up to the next page stand on one step; without pages a step takes about as much as a phone shows. */
export interface FormPage {
  key: string
  label: Words | null
  fields: Field[]
}

const FIELDS_A_STEP = 6

export function pagesOf(asked: Field[]): FormPage[] {
  const paged = asked.some((field) => field.shape.type === 'page')
  const pages: FormPage[] = []
  let open: FormPage | undefined
  for (const field of asked) {
    if (field.shape.type === 'page') {
      pages.push((open = { key: field.key, label: field.label, fields: [] }))
      continue
    }
    const full = open !== undefined && !paged && open.fields.length >= FIELDS_A_STEP
    if (open === undefined || full) pages.push((open = { key: `${field.key}.`, label: null, fields: [] }))
    open.fields.push(field)
  }
  return pages.filter((page) => page.fields.length > 0)
}
