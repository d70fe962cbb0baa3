import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isTree, list, type RawField, type RawStep, type Tree } from './tree'
import { fresh, pathAt, read, write } from './yaml'

const CATALOGUE = resolve(import.meta.dirname, '../../../../../catalogue')
const shipped = readdirSync(CATALOGUE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('item.yaml'))
  .map((file) => [file, readFileSync(resolve(CATALOGUE, file), 'utf8')] as const)

function tree(text: string): Tree {
  const written = read(text)
  if (!written.ok) throw new Error(`${written.line}:${written.column} ${written.message}`)
  return written.tree
}

const copy = (of: Tree) => JSON.parse(JSON.stringify(of)) as Tree

describe('the text of an item', () => {
  it('is there for all shipped items', () => expect(shipped.length).toBeGreaterThan(90))

  it.each(shipped)('%s: an unchanged tree leaves every sign as it was', (_, text) => {
    const once = write(text, tree(text))
    expect(tree(once)).toEqual(tree(text))
    expect(comments(once)).toEqual(comments(text))
    expect(write(once, tree(once))).toBe(once)
  })

  it.each(shipped)('%s: written anew it says the same', (_, text) => {
    expect(tree(fresh(tree(text)))).toEqual(tree(text))
  })

  it.each(shipped)('%s: each change is the only one', (_, text) => {
    const changed = copy(tree(text))
    const form = list<RawField>(changed['form'])
    const flow = list<RawStep>(changed['flow'])
    changed['summary'] = { zh: '改过的"说明"：第一行', en: 'changed # not a comment' }
    form.reverse()
    form.splice(1, 0, { key: 'added', label: { zh: '新加', en: 'yes' }, type: 'text', lengthMax: 20, required: true })
    flow.push({ key: 'last', name: '告知', type: 'inform', who: [{ rule: 'unit-head', unit: '05' }, 'applicant'] })
    Reflect.deleteProperty(changed, 'keywords')
    expect(tree(write(text, changed))).toEqual(changed)
  })

  it('keeps comments and layout where nothing has changed', () => {
    const text = `# what is asked
code: a-b # for ever
name: {zh: 名, en: Name}
keywords: [一, 二]
form:
  # the first
  - {key: one, label: 一, type: text}
  - key: two # the second
    label: {zh: 二, en: Two}
    type: number
`
    const changed = copy(tree(text))
    Object.assign(list<RawField>(changed['form'])[1] ?? {}, { label: { zh: '贰', en: 'Two' } })
    expect(write(text, changed)).toBe(text.replace('{zh: 二, en: Two}', '{zh: 贰, en: Two}'))
  })

  it('reads values as the server does, and never a text as something else', () => {
    const text = 'a: 0571\nb: "12"\nc: 12\nd: true\ne: yes\nf: 12.5\ng: 2020-1\nh: "true"\n'
    const read = tree(text)
    expect(read).toEqual({ a: '0571', b: '12', c: 12, d: true, e: 'yes', f: '12.5', g: '2020-1', h: 'true' })
    expect(tree(fresh(read))).toEqual(read)
    const said = { code: 'no', phone: '0571', flag: 'true', day: '2026-01-01', rule: 'a: b # c' }
    expect(fresh(said)).toBe('code: "no"\nphone: "0571"\nflag: "true"\nday: "2026-01-01"\nrule: "a: b # c"\n')
  })

  it('tells where it cannot be read', () => {
    const bad = read('code: a\nname: {zh: [\n')
    expect(bad.ok).toBe(false)
    expect(!bad.ok && bad.line).toBeGreaterThan(1)
  })

  it('knows what stands at a line and column, as the server counts them', () => {
    const [, text] = shipped.find(([file]) => file.endsWith('student-leave/item.yaml')) as [string, string]
    const lines = text.split('\n')
    const line = lines.findIndex((one) => one.includes("rule: kind == 'sick'")) + 1
    const path = pathAt(text, line, (lines[line - 1]?.indexOf('kind') ?? 0) + 1)
    expect(path[0]).toBe('form')
    const field = list<RawField>(tree(text)['form'])[Number(path[1])]
    expect(isTree(field) && field['key']).toBe('period')
    expect(path.slice(2)).toEqual(['checks', 0, 'rule'])
  })
})

function comments(text: string): string[] {
  return [...text.matchAll(/(?:^|\s)#.*$/gm)].map((found) => found[0].trim())
}
