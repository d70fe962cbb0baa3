/** Our forms in the words of form-create, for schools that go on using it elsewhere; what it has no word for is told. */
import type { Refused } from './form'
import { numbers, some, when } from './fromFormCreate'
import { list, rowsOf, words, type RawField, type Tree } from './tree'

/** A form as form-create writes it, and what it has no words for. */
export interface Given {
  rules: Tree[]
  left: Refused[]
}

/** Types of form-create for types of ours; what is missing here it has no word for. */
const THEIRS: Partial<Record<string, (field: RawField) => Tree>> = {
  text: (field) => ({ type: 'input', props: some('maxlength', field['lengthMax']) }),
  'long-text': (field) => ({ type: 'input', props: { type: 'textarea', ...some('maxlength', field['lengthMax']) } }),
  number: (field) => ({
    type: 'inputNumber',
    props: { ...numbers(field), ...some('precision', field['decimals']) },
  }),
  date: () => ({ type: 'datePicker', props: { type: 'date', valueFormat: 'YYYY-MM-DD' } }),
  'date-range': () => ({ type: 'datePicker', props: { type: 'daterange', valueFormat: 'YYYY-MM-DD' } }),
  time: () => ({ type: 'timePicker', props: { valueFormat: 'HH:mm', format: 'HH:mm' } }),
  choice: chosen,
  file: (field) => ({
    type: 'upload',
    props: {
      accept: accepted(field),
      ...some('limit', field['countMax']),
      ...some('maxSize', field['sizeMaxMegabytes']),
    },
  }),
  signature: () => ({ type: 'signaturePad', props: {} }),
  explanation: (field) => ({ type: 'elAlert', props: { title: words(field['text']).zh, closable: false } }),
}

function chosen(field: RawField): Tree {
  const options = givenOptions(field['options'])
  const style = field['style'] ?? (field['many'] === true ? 'check' : 'radio')
  if (style === 'tree') return { type: 'cascader', props: { options } }
  if (style === 'select') return { type: 'select', props: when({ multiple: field['many'] === true }), options }
  return field['many'] === true ? { type: 'checkbox', props: {}, options } : { type: 'radio', props: {}, options }
}

function givenOptions(raw: unknown): Tree[] {
  return list<Tree>(raw).map((option) => {
    const children = givenOptions(option['options'])
    return { value: option['code'], label: words(option['name']).zh, ...(children.length > 0 ? { children } : {}) }
  })
}

function accepted(field: RawField): string {
  const kinds: Record<string, string> = { pdf: '.pdf', image: 'image/*', office: '.doc,.docx,.xls,.xlsx,.ppt,.pptx' }
  return list<string>(field['types'] ?? ['pdf', 'image'])
    .flatMap((type) => kinds[type] ?? [])
    .join(',')
}

/** What of a field is said by its rule; the rest is told as left behind. */
const SAID = new Set(
  (
    'key label type help required lengthMax min max decimals many style options types countMax sizeMaxMegabytes text ' +
    'columns fields rowsMin rowsMax timesMin timesMax'
  ).split(' '),
)

/** A comparison of one field with one value, as form-create knows it. */
const SIMPLE = /^(\w+) (==|!=|>|>=|<|<=) (?:'([^'\\]*)'|(-?\d+(?:\.\d+)?))$/

/** The form in the words of form-create. */
export function toFormCreate(fields: RawField[]): Given {
  const left: Refused[] = []
  const byKey = new Map<string, Tree>()
  const rules = fields.flatMap((field) => given(field, left, byKey))
  for (const field of fields) {
    const rule = field['visibleWhen']
    if (rule !== undefined && !controlled(String(rule), field.key, byKey))
      left.push({ key: field.key, name: 'visibleWhen' })
  }
  return { rules: paged(rules), left }
}

function given(field: RawField, left: Refused[], byKey?: Map<string, Tree>): Tree[] {
  const common: Tree = {
    field: field.key,
    title: words(field.label).zh,
    ...(field['help'] === undefined ? {} : { info: words(field['help']).zh }),
    ...(field['required'] === true ? { $required: true } : {}),
  }
  for (const name of Object.keys(field)) {
    if (!SAID.has(name) && (name !== 'visibleWhen' || byKey === undefined)) left.push({ key: field.key, name })
  }
  if (list<Tree>(field['options']).some((option) => option['when'] !== undefined)) {
    left.push({ key: field.key, name: 'options.when' })
  }
  const made = inRows(field, left) ?? THEIRS[field.type]?.(field)
  if (field.type === 'page') return [{ type: 'page', props: { label: words(field.label).zh } }]
  if (made === undefined) {
    left.push({ key: field.key, name: `type: ${field.type}` })
    return []
  }
  const rule = field.type === 'explanation' ? { ...made, name: field.key } : { ...common, ...made }
  byKey?.set(field.key, rule)
  return [rule]
}

/** Tables and groups hold rules of their own. */
function inRows(field: RawField, left: Refused[]): Tree | undefined {
  if (field.type !== 'table' && field.type !== 'group') return undefined
  const inside: Refused[] = []
  const rows = rowsOf(field).map((row) => ({ row, rules: given(row, inside) }))
  left.push(...inside.map((one) => ({ ...one, key: `${field.key}.${one.key}` })))
  if (field.type === 'group') {
    const limits = { ...some('min', field['timesMin']), ...some('max', field['timesMax']) }
    return { type: 'group', props: { rule: rows.flatMap((one) => one.rules), ...limits } }
  }
  const columns = rows
    .filter((one) => one.rules.length > 0)
    .map(({ row, rules }) => ({
      label: words(row.label).zh,
      required: row['required'] === true,
      style: {},
      rule: rules,
    }))
  return { type: 'tableForm', props: { columns, ...some('min', field['rowsMin']), ...some('max', field['rowsMax']) } }
}

function controlled(rule: string, shown: string, byKey: Map<string, Tree>): boolean {
  const [, key = '', condition, text, number] = SIMPLE.exec(rule) ?? []
  const by = byKey.get(key)
  if (by === undefined || !byKey.has(shown)) return false
  const value = text ?? Number(number)
  const same = list<Tree>(by['control']).find((one) => one['condition'] === condition && one['value'] === value)
  if (same) (same['rule'] as string[]).push(shown)
  else by['control'] = [...list(by['control']), { value, condition, method: 'display', rule: [shown] }]
  return true
}

/** Pages are tabs there. */
function paged(rules: Tree[]): Tree[] {
  if (!rules.some((rule) => rule['type'] === 'page')) return rules
  const before: Tree[] = []
  const panes: Tree[] = []
  for (const rule of rules) {
    if (rule['type'] === 'page') panes.push({ type: 'elTabPane', props: rule['props'], children: [] })
    else (panes.at(-1) === undefined ? before : (panes.at(-1)?.['children'] as Tree[])).push(rule)
  }
  return [...before, { type: 'elTabs', children: panes }]
}
