/** Types of variables and results, in the notation that the server reads as well: "list<record{name: text, score: double}>". */

export type RuleType =
  | { readonly kind: 'plain'; readonly name: PlainName }
  | { readonly kind: 'list'; readonly of: RuleType }
  | { readonly kind: 'map'; readonly of: RuleType }
  | { readonly kind: 'record'; readonly fields: Readonly<Record<string, RuleType>> }

const PLAIN = ['text', 'int', 'double', 'money', 'bool', 'date', 'timestamp', 'duration'] as const
export type PlainName = (typeof PLAIN)[number]

const DEPTH_MAX = 6

const RESERVED = new Set(
  (
    'true false null in as break const continue else for function if import let loop package namespace return var ' +
    'void while has cel dyn google type prototype constructor int uint double bool string bytes list map date ' +
    'timestamp duration optional'
  ).split(' '),
)

/** Names of variables and fields: a small letter, then letters, digits, underscores; at most 40. */
export function isName(name: string): boolean {
  return /^[a-z][A-Za-z0-9_]{0,39}$/.test(name) && !RESERVED.has(name)
}

/** Reads the notation; throws what is not of it. */
export function parseType(text: string): RuleType {
  const tokens = text.match(/\w+|[<>{}:,]|[^\s\w]/g) ?? []
  let at = 0

  function expect(sign: string): void {
    if (tokens[at++] !== sign) throw new Error(`Not a type: ${text}`)
  }

  function type(depth: number): RuleType {
    if (depth > DEPTH_MAX) throw new Error(`Nested too deeply: ${text}`)
    const word = tokens[at++] ?? ''
    if (word === 'list' || word === 'map') {
      expect('<')
      const of = type(depth + 1)
      expect('>')
      return { kind: word, of }
    }
    if (word === 'record') return fields(depth)
    const name = PLAIN.find((plain) => plain === word)
    if (name === undefined) throw new Error(`Unknown type "${word}" in ${text}`)
    return { kind: 'plain', name }
  }

  function fields(depth: number): RuleType {
    const found: Record<string, RuleType> = {}
    expect('{')
    do {
      const name = tokens[at++] ?? ''
      if (!isName(name)) throw new Error(`Not a name for a field: ${name}`)
      expect(':')
      found[name] = type(depth + 1)
    } while (tokens[at] === ',' && ++at)
    expect('}')
    return { kind: 'record', fields: found }
  }

  const whole = type(0)
  if (at !== tokens.length) throw new Error(`Not a type: ${text}`)
  return whole
}
