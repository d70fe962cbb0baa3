import { describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { check, evaluate, handedIn, todayInShanghai, type Answers, type Form, type Step } from './forms'

interface Case {
  name: string
  form: string
  given: Answers
  facts?: Answers
  today?: string
  step?: Step
  accepted?: Answers
  flaws?: string[]
}

// the table of the server's FormAgreementTests
const url = new URL('../../../server/src/test/resources/forms/cases.json', import.meta.url)
const table = JSON.parse(readFileSync(url, 'utf8')) as { forms: Record<string, Form>; cases: Case[] }
const TODAY = '2026-11-24'

function form(name: string): Form {
  const found = table.forms[name]
  if (!found) throw new Error(`no form ${name}`)
  return found
}

function told(one: Case): unknown {
  const verdict = check(form(one.form), one.given, one.facts ?? {}, one.today ?? TODAY, one.step)
  if ('accepted' in verdict) return { accepted: verdict.accepted }
  return { flaws: verdict.flaws.map((flaw) => `${flaw.field} ${flaw.reason}`) }
}

describe('a form', () => {
  it.each(table.cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const expected = one.accepted === undefined ? { flaws: one.flaws } : { accepted: one.accepted }
    expect(told(one)).toEqual(expected)
    expect(told(one), 'the same again, with what is remembered').toEqual(expected)
  })

  it('takes again what it has accepted', () => {
    for (const one of table.cases) {
      if (one.accepted === undefined || one.step) continue
      expect(told({ ...one, given: one.accepted })).toEqual({ accepted: one.accepted })
    }
  })

  it('tells how each field stands', () => {
    const view = evaluate(form('leave'), { kind: 'sick', period: { from: '2026-11-25', to: '2026-11-29' } }, {}, TODAY)
    expect(view.days).toMatchObject({ visible: true, asked: false, value: 5 })
    expect(view.hospital).toMatchObject({ visible: true, asked: true, required: true, flaw: { reason: 'MISSING' } })
    expect(evaluate(form('leave'), { kind: 'own' }, {}, TODAY).hospital?.visible).toBe(false)
    expect(evaluate(form('leave'), {}, { name: '陈思远' }, TODAY).name).toMatchObject({ value: '陈思远' })
  })

  it('tells how each field of each row stands, by the numbers that the person sees', () => {
    const given = { expenses: [{}, { kind: 'hotel', amount: 900 }] }
    const rows = evaluate(form('claim'), given, {}, TODAY).expenses?.rows
    expect(rows?.[0]?.kind).toMatchObject({ required: true, flaw: null })
    expect(rows?.[1]?.nights).toMatchObject({ visible: true, flaw: { reason: 'MISSING' } })
    expect(rows?.[1]?.kind).toMatchObject({ value: 'hotel', flaw: null })
  })

  it('offers the options that are there, and no heading without any', () => {
    const offered = (kind: string): string[] =>
      (evaluate(form('offers'), { kind, n: 1 }, {}, TODAY).pick?.options ?? []).map((one) => one.code)
    expect(offered('in')).toEqual(['bus', 'foot'])
    expect(offered('out')).toEqual(['far', 'foot'])
  })

  it('sees what was changed in place', () => {
    const answers = { expenses: [{ kind: 'bus', amount: 100 }] }
    expect(evaluate(form('claim'), answers, {}, TODAY).total?.value).toBe(100)
    Object.assign(answers.expenses[0] as object, { amount: 250 })
    expect(evaluate(form('claim'), answers, {}, TODAY).total?.value).toBe(250)
  })

  it('sends neither hidden nor computed nor empty answers', () => {
    const given = { kind: 'own', note: ' ', hospital: 'x', days: 9, period: { from: '2026-11-25', to: '2026-11-25' } }
    const view = evaluate(form('leave'), given, {}, TODAY)
    expect(handedIn(form('leave'), given, view)).toEqual({ kind: 'own', period: given.period })
  })

  it('knows the day of the school, not of the browser', () => {
    expect(todayInShanghai(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25')
  })
})
