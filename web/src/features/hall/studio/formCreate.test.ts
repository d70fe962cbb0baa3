import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rulesIn, tried } from './bench'
import { formOf, refusedIn } from './form'
import { fromFormCreate } from './fromFormCreate'
import { toFormCreate } from './toFormCreate'
import { list, rowsOf, type RawField, type Tree } from './tree'
import { read } from './yaml'

/** Of these form-create knows nothing alike. */
const WORDLESS = ['money', 'person', 'unit', 'class', 'address', 'location', 'computed']
const CATALOGUE = resolve(import.meta.dirname, '../../../../../catalogue')

/** As version 3.5 of the designer saves it: a card, a row, conditions, a table with columns, a script in an upload. */
const SAVED: Tree[] = [
  { type: 'fcTitle', props: { title: '出校报备' }, _fc_drag_tag: 'fcTitle', hidden: false, display: true },
  {
    type: 'elCard',
    props: { header: '基本信息' },
    style: { width: '100%' },
    children: [
      {
        type: 'fcRow',
        children: [
          {
            type: 'col',
            props: { span: 12 },
            children: [
              {
                type: 'radio',
                field: 'Fkind1',
                title: '去向',
                info: '',
                effect: { fetch: '' },
                $required: '请选择',
                props: {},
                options: [
                  { label: '市内', value: '1' },
                  { label: '市外', value: '2' },
                ],
                control: [{ value: '2', condition: '==', method: 'display', rule: ['Fcity1', 'Fproof'] }],
                _fc_id: 'id_1',
                _fc_drag_tag: 'radio',
              },
            ],
          },
        ],
      },
    ],
  },
  { type: 'input', field: 'Fcity1', title: '城市', info: '写到区县', $required: true, props: { maxlength: 30 } },
  {
    type: 'input',
    field: 'F-2',
    title: '说明',
    $required: false,
    props: { type: 'textarea' },
    validate: [{ max: 200 }],
  },
  { type: 'datePicker', field: 'period', title: '起止', props: { type: 'datetimerange' } },
  { type: 'inputNumber', field: 'days', title: '天数', props: { min: 1, max: 30, precision: 0 }, value: 3 },
  {
    type: 'upload',
    field: 'Fproof',
    title: '证明',
    props: { action: '/', accept: 'image/*,.pdf', limit: 3, onSuccess: '$FNX:file.url = $inject.args[0].data.url;' },
  },
  {
    type: 'tableForm',
    field: 'people',
    title: '同行人',
    props: {
      columns: [
        { label: '姓名', required: true, style: {}, rule: [{ type: 'input', field: 'who', title: '', props: {} }] },
        {
          label: '关系',
          style: {},
          rule: [{ type: 'select', field: 'tie', options: [{ label: '同学', value: 1 }], props: {} }],
        },
      ],
    },
  },
  {
    type: 'elButton',
    props: { type: 'primary' },
    children: ['提交'],
    on: { click: '[[FORM-CREATE-PREFIX-function(){}-FORM-CREATE-SUFFIX]]' },
  },
  { type: 'fcEditor', field: 'essay', title: '正文', props: {} },
  { type: 'colorPicker', field: 'colour', title: '颜色', on: { change: 'x' } },
]

describe('a form of form-create', () => {
  const taken = fromFormCreate(JSON.stringify({ rule: SAVED, options: {} }))
  const fields = taken?.fields ?? []

  it('comes with its fields in order, flat, each as one of ours', () => {
    expect(fields.map((field) => [field.key, field.type, field.label])).toEqual([
      ['told', 'explanation', '出校报备'],
      ['choice', 'choice', '去向'],
      ['text', 'text', '城市'],
      ['note', 'long-text', '说明'],
      ['period', 'date-range', '起止'],
      ['days', 'number', '天数'],
      ['files', 'file', '证明'],
      ['people', 'table', '同行人'],
    ])
    expect(fields[1]).toMatchObject({ required: true, style: 'radio' })
    expect(fields[2]).toMatchObject({ help: '写到区县', lengthMax: 30, visibleWhen: "choice == '2'" })
    expect(fields[3]).toMatchObject({ lengthMax: 200 })
    expect(fields[6]).toMatchObject({ types: ['pdf', 'image'], countMax: 3, visibleWhen: "choice == '2'" })
    expect(rowsOf(fields[7] as RawField)).toMatchObject([
      { key: 'who', label: '姓名', required: true },
      { key: 'tie', label: '关系', options: [{ code: '1', name: '同学' }] },
    ])
  })

  it('is a form that ours takes, with rules that can be computed', () => {
    expect(refusedIn(fields)).toEqual([])
    expect(rulesIn({ form: fields }).filter((rule) => tried(rule, {}, {}).is === 'flaw')).toEqual([])
    expect(JSON.stringify(fields)).not.toMatch(/FNX|function|FORM-CREATE/)
  })

  it('is told by name what of it was not taken', () => {
    expect(taken?.refused).toEqual([
      { key: 'period', name: 'props.type: datetimerange' },
      { key: 'days', name: 'value' },
      { key: 'Fproof', name: 'props.onSuccess' },
      { key: 'elButton', name: 'on' },
      { key: 'elButton', name: 'type: elButton' },
      { key: 'essay', name: 'type: fcEditor' },
      { key: 'colour', name: 'on' },
      { key: 'colour', name: 'type: colorPicker' },
    ])
  })

  it('is none when it is no list of rules, and never endless', () => {
    for (const text of ['', '{', '"x"', '7', '{"rule":5}', 'null']) expect(fromFormCreate(text)).toBeUndefined()
    const many = Array.from({ length: 2_000 }, (_, nth) => ({ type: 'input', field: `f${nth}`, title: `${nth}` }))
    expect(fromFormCreate(JSON.stringify(many))).toMatchObject({ refused: [{ name: '> 500' }] })
    let deep: Tree = { type: 'input', field: 'deep' }
    for (let level = 0; level < 100; level++) deep = { type: 'row', children: [deep] }
    expect(fromFormCreate(JSON.stringify([deep]))).toEqual({ fields: [], refused: [{ key: 'row', name: '> 12 deep' }] })
    const around = [{ type: 'elCard', hidden: true, on: { click: 'x' }, props: { load: '$FNX:x' }, children: [] }]
    expect(fromFormCreate(JSON.stringify(around))?.refused.map((one) => one.name)).toEqual([
      'on',
      'hidden',
      'props.load',
    ])
    const own = fromFormCreate('[{"type":"input","field":"__proto__","title":"<img src=x onerror=alert(1)>"}]')
    expect(own?.fields).toEqual([{ key: 'text', label: 'text', type: 'text' }])
  })
})

describe('forms of the catalogue', () => {
  const shipped = readdirSync(CATALOGUE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('item.yaml'),
  )

  it.each(shipped)('%s: what form-create has words for goes there and comes back', (file) => {
    const written = read(readFileSync(resolve(CATALOGUE, file), 'utf8'))
    const fields = list<RawField>((written.ok ? written.tree : {})['form'])
    const { rules, left } = toFormCreate(fields)
    const back = fromFormCreate(JSON.stringify(rules))
    expect(back?.refused).toEqual([])
    const wordless = left.filter((one) => one.name.startsWith('type:') && !one.key.includes('.'))
    expect(wordless.map((one) => one.key)).toEqual(
      fields.filter((field) => WORDLESS.includes(field.type)).map((field) => field.key),
    )
    const kept = fields.filter((field) => !WORDLESS.includes(field.type))
    const shapes = (all: RawField[]) => formOf(all).fields.map((field) => field.shape.type)
    expect(shapes(back?.fields ?? [])).toEqual(shapes(kept))
    const named = kept.filter((field) => field.type !== 'page' && field.type !== 'explanation')
    for (const field of named) {
      const again = back?.fields.find((one) => one.key === field.key)
      expect(again?.['required'], field.key).toBe(field['required'] === true ? true : undefined)
      if (!left.some((one) => one.key === field.key && one.name === 'visibleWhen')) {
        expect(again?.['visibleWhen'], field.key).toBe(field['visibleWhen'])
      }
    }
  })
})
