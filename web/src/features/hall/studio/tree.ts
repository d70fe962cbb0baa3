/** An item as it is written in `item.yaml`: a tree of maps, lists and values, in which what is not said stays unsaid. */

export type Tree = Record<string, unknown>

/** Text in both languages, or Chinese alone. */
export type RawWords = string | { zh: string; en?: string }

export interface RawField {
  key: string
  label: RawWords
  type: string
  [property: string]: unknown
}

export interface RawLane {
  name: RawWords
  when?: string
  steps?: RawStep[]
}

export interface RawStep {
  key: string
  name: RawWords
  type: string
  lanes?: RawLane[]
  steps?: RawStep[]
  [property: string]: unknown
}

/** One rule that names people: its name alone, or with parameters. */
export type RawWho = string | ({ rule: string } & Record<string, string>)

/** A flaw as the server tells it. */
export interface ItemFlaw {
  file: string
  line: number
  column: number
  message: string
}

/** Where something stands in a tree: names of keys and numbers of list entries. */
export type Path = (string | number)[]

export function words(raw: unknown): { zh: string; en: string } {
  if (typeof raw === 'object' && raw !== null) {
    const { zh, en } = raw as { zh?: unknown; en?: unknown }
    return { zh: String(zh ?? ''), en: String(en ?? zh ?? '') }
  }
  return { zh: String(raw ?? ''), en: String(raw ?? '') }
}

export function list<T>(raw: unknown): T[] {
  return Array.isArray(raw) ? (raw as T[]) : []
}

export function isTree(raw: unknown): raw is Tree {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw)
}

/** Keeps a property only while it says something. */
export function put(into: Tree, name: string, value: unknown, otherwise?: unknown): void {
  const nothing =
    value === undefined ||
    value === null ||
    value === '' ||
    value === otherwise ||
    (Array.isArray(value) && value.length === 0)
  if (nothing) Reflect.deleteProperty(into, name)
  else into[name] = value
}

/** A key like the wanted one that nobody has yet. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted
  for (let number = 2; ; number++) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`
}

/** The fields of a form as they are written, with those of rows. */
export function allFields(item: Tree): RawField[] {
  return list<RawField>(item['form']).flatMap((field) => [field, ...rowsOf(field)])
}

/** The fields of the rows of a table or group. */
export function rowsOf(field: RawField): RawField[] {
  return field.type === 'table' ? list(field['columns']) : field.type === 'group' ? list(field['fields']) : []
}

/** The rows of steps inside a step, each with its place below it. */
export function lanesOf(step: RawStep): { at: Path; name: RawWords; when: string | undefined; steps: RawStep[] }[] {
  if (step.type === 'each') return [{ at: ['steps'], name: step.name, when: undefined, steps: list(step.steps) }]
  return list<RawLane>(step.lanes).map((lane, at) => ({
    at: ['lanes', at, 'steps'],
    name: lane.name,
    when: lane.when,
    steps: list(lane.steps),
  }))
}

/** All steps of a flow, in the order in which they stand. */
export function allSteps(steps: RawStep[]): RawStep[] {
  return steps.flatMap((step) => [step, ...lanesOf(step).flatMap((lane) => allSteps(lane.steps))])
}

/** What stands at a place. */
export function at(tree: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, name) => (here as Record<string | number, unknown> | undefined)?.[name], tree)
}

/** The list at a place; made where there is none yet. */
export function listAt(tree: Tree, path: Path): unknown[] {
  const found = at(tree, path)
  if (Array.isArray(found)) return found
  const made: unknown[] = []
  const parent = at(tree, path.slice(0, -1)) as Record<string | number, unknown>
  parent[path.at(-1) ?? ''] = made
  return at(tree, path) as unknown[]
}

/** Takes what stands at one place of a list to another; a thing never goes into itself. */
export function move(tree: Tree, from: Path, number: number, to: Path, before: number): boolean {
  const inside = [...from, number]
  if (inside.every((name, nth) => to[nth] === name)) return false
  const source = listAt(tree, from)
  const target = listAt(tree, to)
  const [taken] = source.splice(number, 1)
  target.splice(source === target && before > number ? before - 1 : before, 0, taken)
  return true
}
