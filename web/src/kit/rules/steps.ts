import { RuleFailure } from './functions'
import type { Node } from './walk'

/** What one run may cost, counted as the server's `Steps` does. */
const STEPS_MAX = 200_000
const TEXT_SQUARE = 4_000
const PATTERN_STEPS = 250

let left = 0

/** A run begins; runs do not nest. */
export function begin(): void {
  left = STEPS_MAX
}

/** Counts one part of the expression: texts with the square of their length, lists with their elements. */
export function count(node: Node, value: unknown): void {
  left -= 1
  if (typeof value === 'string') left -= Math.floor((value.length * value.length) / TEXT_SQUARE)
  else if (Array.isArray(value)) left -= value.length
  if (node.op === 'rcall' && (node.args as string[])[0] === 'our_matches') left -= PATTERN_STEPS
  if (left < 0) throw new RuleFailure('TOO_LARGE', 'more steps than a rule may take')
}
