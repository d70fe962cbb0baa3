/** Tables of codes as those who keep them see and change them. */
import type { components } from '../../../kit/schema'

export type CodeTable = components['schemas']['CodeTable']
export type Code = components['schemas']['Code']
export type CodesTaken = components['schemas']['CodesTaken']

/** A code at its place in the tree. */
export interface Placed {
  code: Code
  depth: number
}

export function addressOf(table: string, more = ''): string {
  return `/api/people/codes/${encodeURIComponent(table)}${more}`
}

function children(codes: readonly Code[]): Map<string, Code[]> {
  const there = new Set(codes.map((one) => one.code))
  const below = new Map<string, Code[]>()
  for (const one of codes) {
    const above = one.parent && there.has(one.parent) ? one.parent : ''
    const beside = below.get(above)
    if (beside) beside.push(one)
    else below.set(above, [one])
  }
  return below
}

/** Each code followed by what is below it. */
export function asTree(codes: readonly Code[]): Placed[] {
  const below = children(codes)
  const placed: Placed[] = []
  const add = (above: string, depth: number) => {
    for (const code of below.get(above) ?? []) {
      placed.push({ code, depth })
      add(code.code, depth + 1)
    }
  }
  add('', 0)
  return placed
}

/**
 * The order of all codes when one is moved among those beside it, with all that is below it; undefined when it stands
 * at that end already. Codes behind the last one that moves need not be named: they stay as they are.
 */
export function moved(codes: readonly Code[], code: string, by: 1 | -1): string[] | undefined {
  const one = codes.find((each) => each.code === code)
  const beside = [...children(codes).values()].find((group) => group.some((each) => each.code === code))
  const other = beside?.[beside.findIndex((each) => each.code === code) + by]
  if (!one || !other) return undefined
  const swapped = codes.map((each) => (each === one ? other : each === other ? one : each))
  const before = asTree(codes).map((each) => each.code.code)
  const after = asTree(swapped).map((each) => each.code.code)
  const last = after.findLastIndex((each, nth) => each !== before[nth])
  return after.slice(0, last + 1)
}

/** All that may stand above a code: neither itself nor anything below it. */
export function above(codes: readonly Code[], code: string): Placed[] {
  const all = asTree(codes)
  const from = all.findIndex((one) => one.code.code === code)
  if (from < 0) return all
  const depth = all[from]?.depth ?? 0
  let to = from + 1
  while (to < all.length && (all[to]?.depth ?? 0) > depth) to++
  return [...all.slice(0, from), ...all.slice(to)]
}
