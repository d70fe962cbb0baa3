/**
 * `item.yaml` as text and as a tree. Values are read as the server reads them; a changed tree is written into the text that
 * was there, so that comments and layout stay wherever nothing has changed.
 */
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq, type Node, type Pair } from 'yaml'
import { isTree, type Path, type Tree } from './tree'

/** What came of reading a text. */
export type Written = { ok: true; tree: Tree } | { ok: false; line: number; column: number; message: string }

const WHOLE = /^-?(?:0|[1-9][0-9]{0,17})$/
/** What a reader of YAML 1.1 or 1.2 might take for something else than a text. */
const AMBIGUOUS =
  /^(?:~|null|true|false|yes|no|on|off|y|n|[-+]?[.0-9][-+.0-9_:a-fxo]*|[-+]?\.(?:inf|nan)|\d{4}-\d\d?-\d\d?.*)$/i
const COLUMNS = 120
const SHORT = 96

function parsed(text: string) {
  return parseDocument(text, { schema: 'failsafe', keepSourceTokens: false, prettyErrors: false })
}

export function read(text: string): Written {
  const document = parsed(text)
  const [error] = document.errors
  if (error) return { ok: false, ...place(text, error.pos[0]), message: error.message }
  const tree = plain(document.contents)
  return isTree(tree) ? { ok: true, tree } : { ok: false, line: 1, column: 1, message: 'key: value' }
}

/** The text with the tree in it. */
export function write(text: string, tree: Tree): string {
  const document = parsed(text)
  if (document.errors.length > 0 || !isMap(document.contents)) return fresh(tree)
  merge(document.contents, tree)
  return said(document)
}

/** A text for a tree that had none. */
export function fresh(tree: Tree): string {
  const document = new Document(undefined, { schema: 'failsafe' })
  const root = made(tree) as YAMLMap
  root.flow = false
  document.contents = root as unknown as typeof document.contents
  return said(document)
}

function said(document: Document): string {
  return document.toString({ lineWidth: 0, minContentWidth: 0, flowCollectionPadding: false })
}

function plain(node: unknown): unknown {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [String(plainKey(pair)), plain(pair.value)]))
  }
  if (isSeq(node)) return node.items.map(plain)
  if (!isScalar(node)) return ''
  const value = String(node.value ?? '')
  if (node.type !== Scalar.PLAIN) return value
  if (value === 'true' || value === 'false') return value === 'true'
  return WHOLE.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : value
}

function plainKey(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

/** Brings a map up to date and leaves what is the same as it is. */
function merge(map: YAMLMap, tree: Tree): void {
  const wanted = Object.entries(tree).filter(([, value]) => value !== undefined && value !== null)
  const there = new Map(map.items.map((pair) => [plainKey(pair), pair]))
  for (const [key, value] of wanted) {
    const pair = there.get(key)
    if (pair) pair.value = merged(pair.value, value)
    else map.add(map.flow ? flowPair(key, value) : pairOf(key, value))
  }
  const kept = new Set(wanted.map(([key]) => key))
  map.items = map.items.filter((pair) => kept.has(plainKey(pair)))
  const order = wanted.map(([key]) => key)
  const stands = map.items.map(plainKey)
  if (stands.join() !== order.join()) {
    map.items.sort((one, other) => order.indexOf(plainKey(one)) - order.indexOf(plainKey(other)))
  }
  if (map.flow && String(map.toString()).length > 2 * COLUMNS) map.flow = false
}

function merged(node: unknown, value: unknown): unknown {
  if (same(plain(node), value)) return node
  if (isMap(node) && isTree(value)) {
    merge(node, value)
    return node
  }
  if (isSeq(node) && Array.isArray(value)) {
    const left = [...node.items]
    node.items = value.map((one) => {
      const nth = left.findIndex((before) => alike(plain(before), one))
      return nth < 0 ? made(one) : merged(left.splice(nth, 1)[0], one)
    })
    if (node.flow && node.items.length === 0) return node
    if (node.flow && value.some((one) => isTree(one) && 'key' in one)) node.flow = false
    return node
  }
  const now = made(value)
  if (isScalar(node) && isScalar(now)) {
    if (node.comment !== undefined) now.comment = node.comment
    if (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE) now.type = Scalar.QUOTE_DOUBLE
  }
  return now
}

/** Whether two entries of a list are the same thing, perhaps changed: by their key or code, or when they are equal. */
function alike(before: unknown, now: unknown): boolean {
  if (isTree(before) && isTree(now)) {
    for (const name of ['key', 'code', 'rule']) {
      if (name in before || name in now) return before[name] === now[name]
    }
    return same(before['name'] ?? before, now['name'] ?? now)
  }
  return same(before, now)
}

export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function pairOf(key: string, value: unknown): Pair {
  return new Document(undefined, { schema: 'failsafe' }).createPair(scalar(key), made(value))
}

function flowPair(key: string, value: unknown): Pair {
  const node = made(value)
  if (node instanceof YAMLMap || node instanceof YAMLSeq) node.flow = true
  return new Document(undefined, { schema: 'failsafe' }).createPair(scalar(key), node)
}

function made(value: unknown): Node {
  if (Array.isArray(value)) {
    const items = new YAMLSeq()
    items.items = value.map(made)
    items.flow = value.length === 0 || (value.every((one) => typeof one !== 'object') && short(value))
    return items
  }
  if (isTree(value)) {
    const map = new YAMLMap()
    for (const [key, one] of Object.entries(value)) {
      if (one !== undefined && one !== null) map.items.push(pairOf(key, one))
    }
    map.flow = short(value) && !Object.values(value).some((one) => Array.isArray(one) && one.some(isTree))
    return map
  }
  return scalar(value)
}

function short(value: unknown): boolean {
  return JSON.stringify(value).length <= SHORT && !JSON.stringify(value).includes('\\n')
}

function scalar(value: unknown): Scalar<string> {
  const text = String(value)
  const node = new Scalar(text)
  const bare = typeof value !== 'string' || !(AMBIGUOUS.test(text) || text.trim() !== text)
  node.type = text.includes('\n') ? Scalar.BLOCK_LITERAL : bare ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE
  return node
}

/** Line and column of an offset, from 1. */
export function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** What stands at a line and column: the innermost value that holds the place. */
export function pathAt(text: string, line: number, column: number): Path {
  const lines = text.split('\n')
  const offset = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + column - 1
  const path: Path = []
  let node: unknown = parsed(text).contents
  for (;;) {
    const inner: [string | number, unknown][] = isMap(node)
      ? node.items.map((pair) => [plainKey(pair), pair.value])
      : isSeq(node)
        ? node.items.map((one, nth) => [nth, one])
        : []
    const found = inner.find(([, one]) => {
      const range = (one as Node | null)?.range
      return range !== undefined && range !== null && range[0] <= offset && offset < Math.max(range[1], range[0] + 1)
    })
    if (!found) return path
    path.push(found[0])
    node = found[1]
  }
}
