import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rulesIn, tried } from './bench'
import { formOf, goodKey, keyFor, newField, refusedIn, retype, TYPES } from './form'
import { newStep, STEP_TYPES } from './flow'
import { renameField, renameStep, spokenOf } from './rename'
import { allFields, allSteps, list, move, type RawField, type RawStep, type Tree } from './tree'
import { read } from './yaml'

const CATALOGUE = resolve(import.meta.dirname, '../../../../../catalogue')
const shipped = readdirSync(CATALOGUE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('item.yaml'))
  .map((file) => [file, readFileSync(resolve(CATALOGUE, file), 'utf8')] as const)

function item(text: string): Tree {
  const written = read(text)
  if (!written.ok) throw new Error(written.message)
  return written.tree
}

const one = (code: string) => item(shipped.find(([file]) => file.includes(`/${code}/`))?.[1] ?? '')

describe('forms of the catalogue in the designer', () => {
  it.each(shipped)('%s: nothing is refused, every field keeps its shape, every rule can be tried', (_, text) => {
    const whole = item(text)
    const fields = list<RawField>(whole['form'])
    expect(refusedIn(fields)).toEqual([])
    expect(formOf(fields).fields.map((field) => [field.key, field.shape.type])).toEqual(
      fields.map((field) => [field.key, field.type]),
    )
    const wrong = rulesIn(whole).filter((rule) => tried(rule, {}, {}).is === 'flaw')
    expect(wrong.map((rule) => rule.rule)).toEqual([])
  })

  it('refuses by name what no field may say', () => {
    const fields = [
      { key: 'a', label: 'A', type: 'rich-text' },
      { key: 'b', label: 'B', type: 'text', onClick: 'alert(1)' },
      { key: 'c', label: 'C', type: 'table', columns: [{ key: 'd', label: 'D', type: 'date', lengthMax: 3 }] },
    ]
    expect(refusedIn(fields)).toEqual([
      { key: 'a', name: 'type: rich-text' },
      { key: 'b', name: 'onClick' },
      { key: 'd', name: 'lengthMax' },
    ])
  })

  it('offers a field of every shape that says nothing that is refused, also after its type has changed', () => {
    for (const type of TYPES) {
      const field = newField(type, 'a', { zh: '甲', en: 'A' })
      expect(refusedIn([field]), type).toEqual([])
      for (const other of TYPES) {
        const changed = JSON.parse(JSON.stringify(field)) as RawField
        retype(changed, other)
        expect(refusedIn([changed]), `${type} → ${other}`).toEqual([])
        expect(formOf([changed]).fields[0]?.shape.type).toBe(other)
      }
    }
  })
})

describe('keys', () => {
  it('take along everything that speaks of them', () => {
    const leave = one('student-leave')
    expect(spokenOf(leave, 'days')).toEqual(['hospital', 'proof', 'length', 'long'])
    renameField(leave, 'days', 'length')
    Object.assign(list<RawField>(leave['form']).find((field) => field.key === 'days') ?? {}, { key: 'length' })
    expect(JSON.stringify(leave['form'])).not.toContain('days >')
    expect(JSON.stringify(leave['flow'])).toContain('length > 14')
    expect(spokenOf(leave, 'days')).toEqual([])
    renameField(leave, 'proof', 'evidence')
    expect(JSON.stringify(leave['guide'])).toContain('"field":"evidence"')
    expect(rulesIn(leave).filter((rule) => tried(rule, {}, {}).is === 'flaw')).toEqual([])
  })

  it('leave texts in rules alone', () => {
    const whole: Tree = {
      form: [{ key: 'kind', label: '', type: 'text', visibleWhen: "a.kind == 'kind' && kind == b" }],
    }
    renameField(whole, 'kind', 'sort')
    expect(list<RawField>(whole['form'])[0]?.['visibleWhen']).toBe("a.kind == 'kind' && sort == b")
  })

  it('of steps take the fields along that they fill', () => {
    const whole = one('fitness-test-exemption')
    renameStep(whole, 'hospital', 'clinic')
    expect(allFields(whole).some((field) => field['filledBy'] === 'hospital')).toBe(false)
    expect(allFields(whole).some((field) => field['filledBy'] === 'clinic')).toBe(true)
  })
})

describe('moving', () => {
  it('keeps every field and step, wherever it is dropped', () => {
    const whole = one('student-leave')
    const before = allSteps(list<RawStep>(whole['flow'])).map((step) => step.key)
    expect(move(whole, ['flow'], 0, ['flow', 1, 'lanes', 1, 'steps'], 0)).toBe(true)
    expect(
      allSteps(list<RawStep>(whole['flow']))
        .map((step) => step.key)
        .toSorted(),
    ).toEqual(before.toSorted())
    expect(list<RawField>(whole['form']).length).toBeGreaterThan(0)
  })

  it('never puts a block into itself', () => {
    const whole = one('student-leave')
    const before = JSON.stringify(whole)
    expect(move(whole, ['flow'], 1, ['flow', 1, 'lanes', 0, 'steps'], 0)).toBe(false)
    expect(JSON.stringify(whole)).toBe(before)
  })

  it('keeps its place in a list when it is dropped where it is', () => {
    const whole: Tree = { form: ['a', 'b', 'c'] }
    move(whole, ['form'], 1, ['form'], 1)
    move(whole, ['form'], 1, ['form'], 2)
    expect(whole['form']).toEqual(['a', 'b', 'c'])
    move(whole, ['form'], 0, ['form'], 3)
    expect(whole['form']).toEqual(['b', 'c', 'a'])
  })
})

it('gives new fields keys that rules can speak of', () => {
  for (const type of TYPES) expect(goodKey(keyFor(type, new Set())), type).toBe(true)
})

it('names no new step like one that is there', () => {
  const taken = new Set(['approval', 'approval2'])
  expect(newStep('approve', taken, { zh: '', en: '' }, 'D05').key).toBe('approval3')
  for (const type of STEP_TYPES) expect(newStep(type, new Set(), { zh: '', en: '' }, 'D05').type).toBe(type)
})
