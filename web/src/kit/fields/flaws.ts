import type { FieldError } from '../call'
import type { Field, Flaw, FormView } from '../forms'

/** What is wrong, field by field, rows included: "items[2].amount". */
export function flawsOf(fields: Field[], views: FormView, told: (flaw: Flaw) => string, path = ''): FieldError[] {
  return fields.flatMap((field) => {
    const view = views[field.key]
    if (view === undefined || !view.visible) return []
    const here = `${path}${field.key}`
    const own = view.flaw ? [{ field: here, message: told(view.flaw) }] : []
    const shape = field.shape
    const inside = shape.type === 'table' ? shape.columns : shape.type === 'group' ? shape.fields : []
    return [...own, ...view.rows.flatMap((row, nth) => flawsOf(inside, row, told, `${here}[${nth}].`))]
  })
}
