/** What a key stroke costs: `npx vitest bench --run src/kit/forms.bench.ts`. */
import { bench, describe } from 'vitest'
import { evaluate, type Answers, type Field, type Form, type Shape } from './forms'

function field(key: string, shape: Shape, more: Partial<Field> = {}): Field {
  const words = { zh: key, en: key }
  const plain = { help: null, required: false, requiredWhen: null, visibleWhen: null, checks: [], prefill: null }
  return { key, label: words, shape, ...plain, filledBy: null, ...more }
}

const text: Shape = { type: 'text', lengthMax: 100, pattern: null }
const whole: Shape = { type: 'number', min: 0, max: 1000, decimals: 0, unit: null }
const no = { zh: '不行', en: 'No' }

/** Sixty fields, half of them with a rule; `rows` beside them are of a table with three rules a row. */
function form(rows: boolean): Form {
  const fields: Field[] = []
  for (let at = 0; at < 60; at++) {
    const above = `f${at - 1}`
    const kind = at % 4
    if (kind === 0) fields.push(field(`f${at}`, whole))
    else if (kind === 1) {
      fields.push(field(`f${at}`, { type: 'computed', rule: `${above} * 2 + 1`, result: 'NUMBER', unit: null }))
    } else if (kind === 2)
      fields.push(field(`f${at}`, text, { visibleWhen: `${above} > 3 && today > date('2026-01-01')` }))
    else fields.push(field(`f${at}`, text))
  }
  const columns = [
    field('what', text, { required: true }),
    field(
      'amount',
      { type: 'money', minCents: 0, maxCents: 100000 },
      { checks: [{ when: 'amount < 90000', message: no }] },
    ),
    field('proof', text, { requiredWhen: 'amount > 50000' }),
    field('half', { type: 'computed', rule: 'amount / 2', result: 'MONEY', unit: null }),
  ]
  if (rows) {
    fields.push(field('rows', { type: 'table', columns, rowsMin: 0, rowsMax: 50, totals: [] }))
    const sum = 'sum(rows.map(row, row.amount))'
    fields.push(field('total', { type: 'computed', rule: sum, result: 'MONEY', unit: null }))
  }
  return { fields }
}

function answers(rows: boolean): Answers {
  const all: Answers = {}
  for (let at = 0; at < 60; at++) if (at % 4 !== 1) all[`f${at}`] = at % 4 === 0 ? at : `answer ${at}`
  if (rows) all.rows = Array.from({ length: 50 }, (_, at) => ({ what: `row ${at}`, amount: at * 1000, proof: 'x' }))
  return all
}

describe('a key stroke', () => {
  for (const rows of [false, true]) {
    const of = form(rows)
    const given = answers(rows)
    let stroke = 0
    bench(rows ? '60 fields, 30 rules, a table of 50 rows' : '60 fields, 30 rules', () => {
      given.f0 = stroke++ % 1000
      given.f3 = `typed ${stroke}`
      evaluate(of, given, {}, '2026-11-24')
    })
  }
  bench('the first look: rules are compiled', () => {
    evaluate(form(true), answers(true), {}, '2026-11-24')
  })
})
