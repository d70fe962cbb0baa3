import { describe, expect, it } from 'vitest'
import { flaws, handedIn, logicOf, todayInShanghai } from './form'
import type { Field, Form, Shape } from './types'

const TODAY = '2026-11-24'

function field(key: string, shape: Shape, more: Partial<Field> = {}): Field {
  const label = { zh: key, en: key }
  const plain = { help: null, required: false, requiredWhen: null, visibleWhen: null, checks: [], prefill: null }
  return { key, label, shape, ...plain, ...more }
}

const options = ['sick', 'personal'].map((code) => ({ code, name: { zh: code, en: code } }))
const leave: Form = {
  fields: [
    field('kind', { type: 'choice', many: false, options }, { required: true }),
    field(
      'period',
      { type: 'date-range', daysMax: 60 },
      { required: true, checks: [{ when: 'period.from >= today', message: { zh: '不能补请', en: 'Too late' } }] },
    ),
    field('days', { type: 'computed', rule: 'daysBetween(period.from, period.to) + 1', unit: null }),
    field('hospital', { type: 'text', lengthMax: 20 }, { visibleWhen: "kind == 'sick'", requiredWhen: 'days > 3' }),
  ],
}

describe('the logic of a form', () => {
  const logic = logicOf(leave)

  it('shows, requires and computes from top to bottom', () => {
    const view = logic({ kind: 'sick', period: { from: '2026-11-25', to: '2026-11-29' } }, TODAY)
    expect(view.computed.days).toBe(5)
    expect([...view.visible]).toContain('hospital')
    expect([...view.required]).toEqual(['kind', 'period', 'hospital'])
  })

  it('takes what is not known as not shown, not required, not violated', () => {
    const view = logic({}, TODAY)
    expect([...view.visible]).toEqual(['kind', 'period', 'days'])
    expect(view.computed).toEqual({})
    expect(view.violated.size).toBe(0)
  })

  it('tells each flaw at its field', () => {
    const answers = { period: { from: '2026-11-01', to: '2026-11-02' } }
    expect(flaws(leave, answers, logic(answers, TODAY), '请填写', false)).toEqual([
      { field: 'kind', message: '请填写' },
      { field: 'period', message: '不能补请' },
    ])
  })

  it('sends neither hidden nor computed nor empty answers', () => {
    const answers = { kind: 'personal', period: { from: '2026-11-25', to: '' }, hospital: 'x', days: 9 }
    expect(handedIn(leave, answers, logic(answers, TODAY))).toEqual({ kind: 'personal' })
  })

  it('knows the day of the school, not of the browser', () => {
    expect(todayInShanghai(new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25')
  })
})
