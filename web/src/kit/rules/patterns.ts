/** Which regular expressions a rule may use; the same descent as the server's PatternRules. */

const PATTERN_MAX = 100
const REPEAT_MAX = 100
const UNBOUNDED_MAX = 3
const WAYS_MAX = 100
const DEPTH_MAX = 5
const ESCAPED = 'dwDW.\\+*?()[]{}|^$/'

class Refusal extends Error {}

export function patternAllowed(pattern: string): boolean {
  if (pattern.length > PATTERN_MAX) return false
  try {
    return new Descent(pattern).whole()
  } catch (refusal) {
    if (refusal instanceof Refusal) return false
    throw refusal
  }
}

class Descent {
  private at = 0
  private unbounded = 0
  private ways = 1

  constructor(private readonly pattern: string) {}

  whole(): boolean {
    this.alternatives(0)
    return this.at === this.pattern.length && this.unbounded <= UNBOUNDED_MAX && this.ways <= WAYS_MAX
  }

  /** Whether it can match in several ways, by a repetition or by alternatives. */
  private alternatives(depth: number): boolean {
    if (depth > DEPTH_MAX) throw new Refusal()
    let varies = false
    while (this.at < this.pattern.length && this.peek() !== ')') {
      if (this.peek() === '|') {
        this.take()
        varies = true
      } else {
        varies = this.piece(depth) || varies
      }
    }
    return varies
  }

  private piece(depth: number): boolean {
    const sign = this.take()
    const varies = sign === '(' && this.group(depth)
    if (sign === '[') this.characterClass()
    else if (sign === '\\') this.escape(ESCAPED)
    else if ('*+?{}]'.includes(sign)) throw new Refusal()
    else this.surrogates(sign)
    const repetition = this.repetition()
    const anchor = sign === '^' || sign === '$'
    if ((anchor && repetition !== 'none') || (varies && repetition === 'many')) throw new Refusal()
    return varies || repetition !== 'none'
  }

  private surrogates(sign: string): void {
    if (/[\udc00-\udfff]/.test(sign)) throw new Refusal()
    if (/[\ud800-\udbff]/.test(sign) && !/[\udc00-\udfff]/.test(this.take())) throw new Refusal()
  }

  private group(depth: number): boolean {
    if (this.peek() === '?') {
      this.take()
      this.expect(':')
    }
    const varies = this.alternatives(depth + 1)
    this.expect(')')
    return varies
  }

  /** The escaped sign; empty for a class of its own such as \d. */
  private escape(allowed: string): string {
    const sign = this.take()
    if (!allowed.includes(sign)) throw new Refusal()
    return /[a-zA-Z]/.test(sign) ? '' : sign
  }

  private characterClass(): void {
    if (this.peek() === '^') this.take()
    const first = this.at
    while (this.at < this.pattern.length && this.peek() !== ']') {
      const low = this.classSign()
      if (this.peek() === '-' && this.at + 1 < this.pattern.length && this.pattern[this.at + 1] !== ']') {
        this.take()
        const high = this.classSign()
        if (low === '' || high === '' || low > high) throw new Refusal()
      }
    }
    if (this.at === first) throw new Refusal()
    this.expect(']')
  }

  private classSign(): string {
    const sign = this.take()
    if ('[&~'.includes(sign) || /[\ud800-\udfff]/.test(sign)) throw new Refusal()
    return sign === '\\' ? this.escape(ESCAPED + '-') : sign
  }

  private repetition(): 'none' | 'optional' | 'many' {
    const sign = this.peek()
    if (sign === '' || !'?*+{'.includes(sign)) return 'none'
    this.take()
    if (sign === '?') this.ways *= 2
    else if (sign === '{') this.bounds()
    else this.unbounded++
    const next = this.peek()
    if (this.ways > WAYS_MAX || (next !== '' && '?*+{'.includes(next))) throw new Refusal()
    return sign === '?' ? 'optional' : 'many'
  }

  private bounds(): void {
    const least = this.number()
    let most = least
    if (this.peek() === ',') {
      this.take()
      if (this.peek() === '}') this.unbounded++
      else most = this.number()
    }
    this.expect('}')
    if (least > most || most > REPEAT_MAX || most === 0) throw new Refusal()
    this.ways *= most - least + 1
  }

  private number(): number {
    const digits = /^[0-9]{1,4}/.exec(this.pattern.slice(this.at))?.[0] ?? ''
    if (digits === '' || digits.length > 3) throw new Refusal()
    this.at += digits.length
    return Number(digits)
  }

  /** The next sign, empty at the end. */
  private peek(): string {
    return this.pattern[this.at] ?? ''
  }

  private take(): string {
    const sign = this.peek()
    if (sign === '') throw new Refusal()
    this.at++
    return sign
  }

  private expect(sign: string): void {
    if (this.take() !== sign) throw new Refusal()
  }
}
