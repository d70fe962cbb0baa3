import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { rulesOver } from './rules'
import { parseType, type RuleType } from './rules/types'

interface Case {
  name: string
  env: Record<string, string>
  expr: string
  vars: Record<string, unknown>
  type: string
  value?: unknown
  refused?: string
  fails?: string
}

// the table of the server's AgreementTests
const table = new URL('../../../server/src/test/resources/rules/cases.json', import.meta.url)
const cases = JSON.parse(readFileSync(table, 'utf8')) as Case[]

/** Whole numbers beyond what JSON can carry stand as text; the three doubles that JSON lacks as words. */
function read(type: RuleType, value: unknown): unknown {
  if (type.kind === 'list' && Array.isArray(value)) return value.map((one) => read(type.of, one))
  if (type.kind !== 'plain' || typeof value !== 'string') return value
  if (type.name === 'int' && /^-?[0-9]{16,19}$/.test(value)) return BigInt(value)
  if (type.name === 'double' && /^(-?Infinity|NaN)$/.test(value)) return Number(value)
  if (type.name === 'duration') return Number(value)
  if (type.name === 'timestamp') return new Date(value)
  return value
}

describe('the rule language', () => {
  it.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const compilation = rulesOver(one.env)(one.expr, one.type)
    if (one.refused !== undefined) {
      expect(compilation).toMatchObject({ ok: false, reason: one.refused })
      return
    }
    expect(compilation).toMatchObject({ ok: true })
    if (!compilation.ok) return
    const variables = Object.fromEntries(
      Object.entries(one.vars).map(([name, value]) => {
        const type = one.env[name]
        return [name, type === undefined ? value : read(parseType(type), value)]
      }),
    )
    const outcome = compilation.evaluate(variables)
    if (one.fails !== undefined) expect(outcome).toMatchObject({ ok: false, failure: one.fails })
    else expect(outcome).toEqual({ ok: true, value: read(parseType(one.type), one.value) })
  })

  it('tells the place of a flaw in lines and characters', () => {
    expect(rulesOver({ name: 'text' })('name == "😀" &&\n  nobody > 1', 'bool')).toEqual({
      ok: false,
      line: 2,
      column: 3,
      reason: 'UNKNOWN_NAME',
      subject: 'nobody',
    })
  })
})
