/** The same walk as the server's ExpressionRules: finds the first place that is not of the shared language, or too costly. */
import { patternAllowed } from './patterns'
import { isName } from './types'

export type Reason =
  | 'SYNTAX'
  | 'UNKNOWN_NAME'
  | 'UNKNOWN_FIELD'
  | 'WRONG_TYPES'
  | 'WRONG_RESULT'
  | 'NOT_ALLOWED'
  | 'PATTERN'
  | 'TOO_LONG'
  | 'TOO_COMPLEX'

export const CHARACTERS_MAX = 2_000
const BRACKETS_MAX = 50
const NODES_MAX = 300
const DEPTH_MAX = 24
const LOOPS_MAX = 10
const LOOP_DEPTH_MAX = 2
const INT_MAX = 2n ** 63n - 1n

/** What the engine's tree looks like from here; its own types say less than it keeps. */
export interface Node {
  op: string
  args: unknown
  pos: number
  start: number
  input: string
  checkedType?: CheckedType
  evaluate?: (engine: unknown, node: Node, context: unknown) => unknown
  meta: { evaluate: (engine: unknown, node: Node, context: unknown) => unknown }
}

export interface CheckedType {
  kind: string
  name: string
  valueType?: CheckedType
}

/** A place that is refused. */
export class Flaw extends Error {
  constructor(
    readonly at: number,
    readonly reason: Reason,
    readonly subject: string,
  ) {
    super(`${reason} ${subject}`)
  }
}

const BINARY = new Set(['+', '-', '*', '/', '%', '&&', '||', '==', '!=', '<', '<=', '>', '>='])
export const LOOPS = new Set(['all', 'exists', 'exists_one', 'filter', 'map'])
const METHODS = new Set(['size', 'startsWith', 'endsWith', 'contains', 'matches'])
const FUNCTIONS = new Set(
  (
    'size int double string date timestamp duration hour minute minutes year month day weekday daysBetween ' +
    'yearsBetween plusDays sum min max'
  ).split(' '),
)
/** Of a list that is empty as written they would be of no type. */
const OVER_LISTS = new Set(['sum', 'min', 'max'])

/** How deep brackets nest, those within texts counted as well: nothing deep reaches the parser. */
export function requireShallow(expression: string): void {
  let depth = 0
  for (const sign of expression) {
    if ('([{'.includes(sign) && ++depth > BRACKETS_MAX) throw new Flaw(0, 'TOO_COMPLEX', '( )')
    if (')]}'.includes(sign) && depth > 0) depth--
  }
}

/** Throws the first flaw of an expression as it was written; gives the variables that it uses. */
export function walk(root: Node, variables: ReadonlySet<string>): ReadonlySet<string> {
  const loopNames: string[] = []
  const mentioned = new Set<string>()
  let nodes = 0
  let loops = 0

  /** Of several signs before a number none is the number's own, hence `signed`. */
  function visit(node: Node, depth: number, signed = false): void {
    if (++nodes > NODES_MAX || depth > DEPTH_MAX) throw new Flaw(node.pos, 'TOO_COMPLEX', '')
    const children = node.args as Node[]
    if (node.op === 'value') constant(node, false)
    else if (!signed && negativeLiteral(node)) constant(node.args as Node, true)
    else if (node.op === 'id') known(node)
    else if (node.op === '.') visit(children[0] as Node, depth + 1)
    else if (node.op === 'call') call(node, depth)
    else if (node.op === 'rcall') method(node, depth)
    else if (node.op === 'list') children.forEach((child) => visit(child, depth + 1))
    else if (node.op === 'map') map(node.args as [Node, Node][], depth)
    else if (node.op === '!_' || node.op === '-_') visit(node.args as Node, depth + 1, node.op === '-_')
    else if (BINARY.has(node.op)) children.forEach((child) => visit(child, child.op === node.op ? depth : depth + 1))
    else if (node.op === '?:') ternary(node, children, depth)
    else if (node.op === '[]' || node.op === 'in') children.forEach((child) => visit(child, depth + 1))
    else throw new Flaw(node.pos, 'NOT_ALLOWED', node.op)
  }

  function constant(node: Node, negative: boolean): void {
    const value = node.args
    if (value === null) throw new Flaw(node.pos, 'NOT_ALLOWED', 'null')
    if (typeof value === 'object') throw new Flaw(node.pos, 'NOT_ALLOWED', 'u, b""')
    if (typeof value === 'bigint' && value > INT_MAX + (negative ? 1n : 0n)) throw new Flaw(node.pos, 'SYNTAX', '')
  }

  function known(node: Node): void {
    const name = String(node.args)
    if (!variables.has(name) && !loopNames.includes(name)) throw new Flaw(node.pos, 'UNKNOWN_NAME', name)
    if (variables.has(name)) mentioned.add(name)
  }

  function map(entries: [Node, Node][], depth: number): void {
    const keys = new Set<unknown>()
    for (const [key, value] of entries) {
      if (key.op !== 'value' || typeof key.args !== 'string' || keys.has(key.args)) {
        throw new Flaw(key.pos, 'NOT_ALLOWED', '{ }')
      }
      keys.add(key.args)
      visit(key, depth + 1)
      visit(value, depth + 1)
    }
  }

  /** CEL's grammar takes a ternary in the middle of another only in brackets. */
  function ternary(node: Node, children: Node[], depth: number): void {
    const middle = children[1] as Node
    if (middle.op === '?:' && !node.input.slice(0, middle.start).trimEnd().endsWith('(')) {
      throw new Flaw(middle.pos, 'SYNTAX', '')
    }
    children.forEach((child) => visit(child, depth + 1))
  }

  function call(node: Node, depth: number): void {
    const [name, args] = node.args as [string, Node[]]
    if (name === 'has' && args.length === 1) {
      let inner = args[0] as Node
      while (inner.op === '.') inner = (inner.args as Node[])[0] as Node
      if (args[0]?.op !== '.' || inner.op !== 'id') throw new Flaw(node.pos, 'NOT_ALLOWED', 'has')
    } else if (!FUNCTIONS.has(name)) {
      throw new Flaw(node.pos, 'NOT_ALLOWED', name)
    }
    args.forEach((arg) => visit(arg, depth + 1))
    if (OVER_LISTS.has(name) && args.some(isEmptyList)) throw new Flaw(node.pos, 'NOT_ALLOWED', name)
  }

  function method(node: Node, depth: number): void {
    const [name, target, args] = node.args as [string, Node, Node[]]
    if (LOOPS.has(name)) return loop(node, depth)
    if (!METHODS.has(name)) throw new Flaw(node.pos, 'NOT_ALLOWED', name)
    visit(target, depth + 1)
    args.forEach((arg) => visit(arg, depth + 1))
    const pattern = args.length === 1 && args[0]?.op === 'value' ? args[0].args : undefined
    if (name === 'matches' && !(typeof pattern === 'string' && patternAllowed(pattern))) {
      throw new Flaw(node.pos, 'PATTERN', name)
    }
  }

  function loop(node: Node, depth: number): void {
    const [name, range, args] = node.args as [string, Node, Node[]]
    loops++
    const [variable, body] = args
    if (args.length !== 2 || variable?.op !== 'id' || !body || isEmptyList(range))
      throw new Flaw(node.pos, 'NOT_ALLOWED', name)
    const loopName = String(variable.args)
    if (!isName(loopName) || variables.has(loopName) || loopNames.includes(loopName)) {
      throw new Flaw(variable.pos, 'NOT_ALLOWED', loopName)
    }
    if (loops > LOOPS_MAX || loopNames.length >= LOOP_DEPTH_MAX) throw new Flaw(node.pos, 'TOO_COMPLEX', name)
    visit(range, depth + 1)
    loopNames.push(loopName)
    visit(body, depth + 1)
    loopNames.pop()
  }

  visit(root, 1)
  return mentioned
}

function isEmptyList(node: Node): boolean {
  return node.op === 'list' && (node.args as Node[]).length === 0
}

function negativeLiteral(node: Node): boolean {
  const value = node.args as Node
  return (
    node.op === '-_' &&
    value.op === 'value' &&
    (typeof value.args === 'bigint' || typeof value.args === 'number') &&
    !node.input.slice(node.start, value.start).includes('(')
  )
}

/** Every node below and with this one. */
export function* all(node: Node): Generator<Node> {
  yield node
  const parts: unknown[] = Array.isArray(node.args) ? node.args.flat(2) : [node.args]
  for (const part of parts) {
    if (typeof part === 'object' && part !== null && 'op' in part) yield* all(part as Node)
  }
}
