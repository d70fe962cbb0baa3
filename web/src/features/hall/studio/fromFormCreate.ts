/**
 * Forms of form-create, whose designer (`@form-create/designer` 3, MIT) many schools have, taken over. Its rules may hold
 * scripts and words that our forms do not know: each is refused by its name, and nothing of it is kept.
 */
import { goodKey, keyFor, type FieldType, type Refused } from './form'
import { freeKey, isTree, list, type RawField, type Tree } from './tree'

/** What was taken over, and what not. */
export interface Taken {
  fields: RawField[]
  refused: Refused[]
}

/** How deep rules may lie in one another, and how many there may be. */
const DEPTH_MAX = 12
const RULES_MAX = 500

/** What stands around fields and says nothing of its own. */
const AROUND =
  /^(fc-?)?(row|col|table|space|inlineform|cell|flex|box|div)$|^el-?(row|col|card|tabs|collapse|space|divider)$/
const PAGES = ['elTabPane', 'el-tab-pane', 'elCollapseItem', 'el-collapse-item', 'stepForm', 'stepFormItem']
const TOLD = ['fcTitle', 'elAlert', 'el-alert', 'html', 'text', 'span', 'p', 'elText', 'elTag']

/** How something looks, and what the designer notes for itself. */
const LOOKS = new Set(
  (
    'type field title info name key id style class className wrap col native display hidden _hidden slot prefix suffix ' +
    'preview ignore inject children props options value validate effect control $required _fc_id _fc_drag_tag _fc_store ' +
    '_fc_template _fc_drag_skip cache loadChildren'
  ).split(' '),
)

/** Conditions of form-create that our rules can say. */
const COMPARED: Record<string, string> = { '==': '==', '!=': '!=', '>': '>', '>=': '>=', '<': '<', '<=': '<=' }

/** Reads the JSON of a form; undefined when it is none. */
export function fromFormCreate(text: string): Taken | undefined {
  const read = parsed(text)
  const rules = Array.isArray(read) ? read : isTree(read) ? read['rule'] : undefined
  if (!Array.isArray(rules)) return undefined
  const taking = new Taking()
  const fields = taking.all(rules, 0)
  taking.conditions(fields)
  return { fields, refused: taking.refused }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

class Taking {
  readonly refused: Refused[] = []
  private taken = new Set<string>()
  /** By what form-create called them. */
  private readonly byName = new Map<string, RawField>()
  private readonly controls: { by: RawField; control: Tree }[] = []
  private count = 0

  all(rules: unknown[], depth: number): RawField[] {
    return rules.flatMap((rule) => this.one(rule, depth))
  }

  private one(rule: unknown, depth: number): RawField[] {
    // Beside rules stand texts: the content of what is told.
    if (!isTree(rule)) return []
    const type = String(rule['type'] ?? '')
    const name = String(rule['field'] ?? rule['name'] ?? rule['title'] ?? type)
    if (++this.count > RULES_MAX || depth > DEPTH_MAX) {
      if (this.count > RULES_MAX) this.refuse('…', `> ${RULES_MAX}`)
      else this.refuse(name, `> ${DEPTH_MAX} deep`)
      return []
    }
    this.strange(name, rule)
    const inside = list<unknown>(rule['children'])
    if (TOLD.includes(type) || (type === 'div' && inside.some((child) => typeof child === 'string'))) {
      return this.told(rule, inside)
    }
    if (AROUND.test(type.toLowerCase())) return this.all(inside, depth + 1)
    if (PAGES.includes(type)) return [...this.page(rule), ...this.all(inside, depth + 1)]
    const field = this.shaped(type, name, rule, depth)
    if (field === undefined) {
      this.refuse(name, `type: ${type}`)
      return []
    }
    this.common(field, name, rule)
    const inline = list<Tree>(rule['control']).flatMap((control) => this.inline(control, depth))
    return [field, ...inline]
  }

  private refuse(key: string, name: string) {
    if (!this.refused.some((one) => one.key === key && one.name === name)) this.refused.push({ key, name })
  }

  private made(type: FieldType, wished: unknown, label: unknown, more: Tree = {}): RawField {
    const wish = String(wished ?? '')
    const key = goodKey(wish) ? freeKey(wish, this.taken) : keyFor(type, this.taken)
    this.taken.add(key)
    const field: RawField = { key, label: plain(label) || key, type, ...more }
    if (wish !== '') this.byName.set(wish, field)
    return field
  }

  private told(rule: Tree, inside: unknown[]): RawField[] {
    const props = tree(rule['props'])
    const texts = [props['title'], props['description'], ...inside.filter((child) => typeof child === 'string')]
    const text = texts.map(plain).filter(Boolean).join(' ')
    return text === '' ? [] : [this.made('explanation', rule['field'], rule['title'] || text.slice(0, 20), { text })]
  }

  private page(rule: Tree): RawField[] {
    const props = tree(rule['props'])
    return [this.made('page', rule['name'], props['label'] ?? props['title'] ?? rule['title'])]
  }

  /** The field of a rule by its type; undefined when our forms have none of the kind. */
  private shaped(type: string, name: string, rule: Tree, depth: number): RawField | undefined {
    const props = tree(rule['props'])
    const make = (ours: FieldType, more: Tree = {}) => this.made(ours, rule['field'], rule['title'], more)
    switch (type.replace(/^el-?/i, '').toLowerCase()) {
      case 'input':
      case 'textarea':
        return this.written(type, name, props, make)
      case 'inputnumber':
      case 'slider':
        return make('number', { ...numbers(props), ...some('decimals', whole(props['precision'])) })
      case 'rate':
        return make('number', { min: 1, max: whole(props['max']) ?? 5 })
      case 'radio':
        return make('choice', { options: this.options(name, rule), style: 'radio' })
      case 'checkbox':
        return make('choice', { options: this.options(name, rule), many: true, style: 'check' })
      case 'select': {
        const many = props['multiple'] === true
        return make('choice', {
          options: this.options(name, rule),
          style: many ? 'check' : 'select',
          ...when({ many }),
        })
      }
      case 'cascader':
      case 'tree':
      case 'treeselect':
        return make('choice', { options: this.options(name, rule), style: 'tree' })
      case 'switch':
        return make('choice', { options: YES_NO, style: 'radio' })
      case 'datepicker':
        return this.dated(name, String(props['type'] ?? 'date'), make)
      case 'timepicker':
        if (props['isRange'] === true) this.refuse(name, 'props.isRange')
        return make('time')
      case 'upload':
        return make('file', uploaded(props))
      case 'signaturepad':
        return make('signature')
      case 'tableform':
        return this.table(rule, props, depth, make)
      case 'group':
      case 'subform': {
        const rules = list<unknown>(props['rule'] ?? rule['children'])
        const times = type.toLowerCase() === 'subform' ? { timesMin: 1, timesMax: 1 } : {}
        return make('group', {
          fields: this.rows(rules, depth),
          ...times,
          ...some('timesMin', whole(props['min'])),
          ...some('timesMax', whole(props['max'])),
        })
      }
      default:
        return undefined
    }
  }

  private written(type: string, name: string, props: Tree, make: Make): RawField {
    const kind = type === 'textarea' ? 'textarea' : String(props['type'] ?? 'text')
    if (!['text', 'textarea', 'tel', 'email', 'number'].includes(kind)) this.refuse(name, `props.type: ${kind}`)
    const pattern = kind === 'tel' ? 'phone' : kind === 'email' ? 'mail' : undefined
    const length = some('lengthMax', whole(props['maxlength']))
    if (kind === 'number') return make('number', numbers(props))
    return kind === 'textarea' ? make('long-text', length) : make('text', { ...length, ...some('pattern', pattern) })
  }

  private dated(name: string, kind: string, make: Make): RawField {
    const range = kind.endsWith('range')
    if (!['date', 'daterange'].includes(kind)) this.refuse(name, `props.type: ${kind}`)
    return make(range ? 'date-range' : 'date')
  }

  /** In the designer columns lie beside one another; when they are saved, each lies in the table's properties. */
  private table(rule: Tree, props: Tree, depth: number, make: Make): RawField {
    const columns = [...list<Tree>(props['columns']), ...list<Tree>(rule['children'])].flatMap((column) => {
      const head = { ...column, ...tree(column['props']) }
      const inside = this.rows(list<unknown>(column['rule'] ?? column['children']), depth)
      for (const one of inside) {
        if (plain(head['label'])) one.label = plain(head['label'])
        if (head['required'] === true) one['required'] = true
      }
      return inside
    })
    return make('table', { columns, ...some('rowsMin', whole(props['min'])), ...some('rowsMax', whole(props['max'])) })
  }

  /** Rows hold no rows and no pages; what they call their fields is their own affair. */
  private rows(rules: unknown[], depth: number): RawField[] {
    const around = this.taken
    this.taken = new Set()
    const fields = this.all(rules, depth + 1)
    this.taken = around
    return fields.filter((field) => {
      const fits = !['table', 'group', 'page'].includes(field.type)
      if (!fits) this.refuse(field.key, `type: ${field.type}`)
      return fits
    })
  }

  private options(name: string, rule: Tree): Tree[] {
    const props = tree(rule['props'])
    if (plain(tree(rule['effect'])['fetch']) !== '' || isTree(tree(rule['effect'])['fetch'])) {
      this.refuse(name, 'effect.fetch')
    }
    const found = optionsOf(rule['options'] ?? props['options'] ?? props['data'])
    return found.length > 0 ? found : [{ code: 'a', name: { zh: '选项一', en: 'Option 1' } }]
  }

  /** What any field may say. */
  private common(field: RawField, name: string, rule: Tree) {
    const props = tree(rule['props'])
    const effect = tree(rule['effect'])
    if (plain(rule['info'])) field['help'] = plain(rule['info'])
    if (rule['$required'] || effect['required']) field['required'] = true
    for (const check of list<Tree>(rule['validate'])) this.check(field, name, check)
    if (!empty(rule['value'])) this.refuse(name, 'value')
    for (const word of ['disabled', 'readonly']) if (props[word] === true) this.refuse(name, `props.${word}`)
    for (const control of list<Tree>(rule['control'])) this.controls.push({ by: field, control })
  }

  /** What no rule may say, a field or what stands around fields. */
  private strange(name: string, rule: Tree) {
    for (const [word, value] of Object.entries(rule)) {
      if (!LOOKS.has(word) && !empty(value)) this.refuse(name, word)
    }
    if (rule['hidden'] === true || rule['display'] === false) this.refuse(name, 'hidden')
    for (const [word, value] of Object.entries(tree(rule['props']))) {
      if (isScript(value)) this.refuse(name, `props.${word}`)
    }
    if (rule['field'] === undefined && !empty(rule['control'])) this.refuse(name, 'control')
  }

  private check(field: RawField, name: string, check: Tree) {
    if (check['required'] === true) field['required'] = true
    else if (check['type'] === 'email' && field.type === 'text') field['pattern'] = 'mail'
    else if (typeof check['max'] === 'number' && field.type.endsWith('text')) field['lengthMax'] = check['max']
    else if (check['required'] !== false && (check['mode'] ?? check['type']) !== 'required') {
      const words = Object.keys(check).filter((word) => !['trigger', 'message', 'adapter', 'required'].includes(word))
      const known = words.filter(
        (word) => !(word === 'type' && ['string', 'number', 'array'].includes(String(check[word]))),
      )
      if (known.length > 0) this.refuse(name, `validate.${known.join('+')}`)
    }
  }

  /** Rules that lie in a condition follow the field that they depend on. */
  private inline(control: Tree, depth: number): RawField[] {
    const rules = list<unknown>(control['rule']).filter(isTree)
    if (rules.length === 0) return []
    const fields = this.all(rules, depth + 1)
    control['rule'] = fields.map((field) => field.key)
    for (const field of fields) this.byName.set(field.key, field)
    return fields
  }

  /** Conditions become rules of the fields that they show. */
  conditions(fields: RawField[]) {
    const top = new Set(fields)
    for (const { by, control } of this.controls) {
      const rule = this.condition(by, control)
      if (rule === undefined) continue
      for (const name of list<string>(control['rule'])) {
        const shown = this.byName.get(String(name))
        if (shown === undefined || !top.has(shown) || !top.has(by)) this.refuse(by.key, `control.rule: ${name}`)
        else
          shown['visibleWhen'] =
            shown['visibleWhen'] === undefined ? rule : `${shown['visibleWhen'] as string} && ${rule}`
      }
    }
  }

  private condition(by: RawField, control: Tree): string | undefined {
    if (control['handle'] !== undefined) this.refuse(by.key, 'control.handle')
    if (control['handle'] !== undefined) return undefined
    const method = String(control['method'] ?? 'display')
    if (!['display', 'if', 'show'].includes(method)) {
      this.refuse(by.key, `control.method: ${method}`)
      return undefined
    }
    const condition = String(control['condition'] ?? '==')
    const value = control['value']
    if (by['many'] === true && ['==', 'in', 'on'].includes(condition) && !Array.isArray(value)) {
      return `${literal(value, by)} in ${by.key}`
    }
    if (condition === 'in' && Array.isArray(value)) {
      return `${by.key} in [${value.map((one) => literal(one, by)).join(', ')}]`
    }
    const sign = COMPARED[condition]
    if (sign === undefined || Array.isArray(value) || isTree(value)) {
      this.refuse(by.key, `control.condition: ${condition}`)
      return undefined
    }
    return `${by.key} ${sign} ${literal(value, by)}`
  }
}

type Make = (type: FieldType, more?: Tree) => RawField

const YES_NO = [
  { code: 'yes', name: { zh: '是', en: 'Yes' } },
  { code: 'no', name: { zh: '否', en: 'No' } },
]

/** A value in the rule language; choices are compared by their codes. */
function literal(value: unknown, by: RawField): string {
  if (by.type === 'number' && typeof value === 'number') return String(value)
  if (by.type === 'choice' && typeof value === 'boolean') return value ? "'yes'" : "'no'"
  return `'${codeOf(value).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function optionsOf(raw: unknown): Tree[] {
  const seen = new Set<string>()
  return list<unknown>(raw).flatMap((one) => {
    const option = isTree(one) ? one : { value: one, label: one }
    const code = codeOf(option['value'] ?? option['id'] ?? option['label'])
    if (code === '' || seen.has(code)) return []
    seen.add(code)
    const inside = optionsOf(option['children'])
    return [
      { code, name: plain(option['label'] ?? option['value']), ...(inside.length > 0 ? { options: inside } : {}) },
    ]
  })
}

const codeOf = (value: unknown) => plain(value).slice(0, 60)

/** Text without markup and without translations' braces. */
function plain(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string' || isScript(value)) return ''
  return value
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
}

/** Texts with these beginnings are made into functions by form-create. */
function isScript(value: unknown): boolean {
  return typeof value === 'string' && /^(\[\[FORM-CREATE-PREFIX-|\$FN|\$EXEC|\s*function\b|\$GLOBAL|FN:)/.test(value)
}

function empty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false || value === 0) return true
  return typeof value === 'object' && Object.keys(value).length === 0
}

const tree = (raw: unknown): Tree => (isTree(raw) ? raw : {})
const whole = (raw: unknown) => (Number.isInteger(Number(raw)) && raw !== '' && raw !== null ? Number(raw) : undefined)
export const some = (name: string, value: unknown): Tree => (value === undefined ? {} : { [name]: value })
export const when = (flags: Record<string, boolean>): Tree =>
  Object.fromEntries(Object.entries(flags).filter(([, said]) => said))

export function numbers(props: Tree): Tree {
  const number = (name: string) => (typeof props[name] === 'number' ? props[name] : undefined)
  return { ...some('min', number('min')), ...some('max', number('max')) }
}

function uploaded(props: Tree): Tree {
  const accept = String(props['accept'] ?? (props['uploadType'] === 'image' ? 'image/*' : ''))
  const types = [
    ...(/pdf/i.test(accept) ? ['pdf'] : []),
    ...(/image|jpe?g|png/i.test(accept) ? ['image'] : []),
    ...(/doc|xls|ppt|office/i.test(accept) ? ['office'] : []),
  ]
  return {
    types: types.length > 0 ? types : ['any'],
    ...some('countMax', whole(props['limit'])),
    ...some('sizeMaxMegabytes', whole(props['maxSize'])),
  }
}
