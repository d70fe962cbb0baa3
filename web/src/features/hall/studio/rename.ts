/** A key that changes takes everything along that names it: rules, rights, materials, people, totals. */
import { allFields, allSteps, isTree, lanesOf, list, put, type RawField, type RawStep, type Tree } from './tree'

const RULES = ['when', 'rule', 'visibleWhen', 'requiredWhen']
const NAMES = ['over', 'until']
const LISTS = ['send', 'edit', 'hide']

/** Renames a field of the form, not one of a row, wherever it is spoken of. */
export function renameField(item: Tree, from: string, to: string): void {
  const word = new RegExp(`(?<![\\w.'"])${from}(?![\\w'"])`, 'g')
  const speak = (node: Tree) => {
    for (const name of RULES) if (typeof node[name] === 'string') node[name] = node[name].replace(word, to)
  }
  for (const field of allFields(item)) {
    speak(field)
    list<Tree>(field['checks']).forEach(speak)
    list<Tree>(field['options']).forEach(speak)
  }
  for (const step of allSteps(list<RawStep>(item['flow']))) {
    list<Tree>(step.lanes).forEach(speak)
    for (const node of [step, step['fields']]) {
      if (!isTree(node)) continue
      for (const name of NAMES) if (node[name] === from) node[name] = to
      for (const name of LISTS) if (Array.isArray(node[name])) node[name] = swapped(node[name], from, to)
    }
    for (const who of [step['who']].flat()) if (isTree(who) && who['field'] === from) who['field'] = to
  }
  const guide = isTree(item['guide']) ? item['guide'] : {}
  for (const material of list<Tree>(guide['materials'])) if (material['field'] === from) material['field'] = to
}

/** Renames a step in the fields that it fills and where its people choose others. */
export function renameStep(item: Tree, from: string, to: string): void {
  for (const field of allFields(item)) if (field['filledBy'] === from) field['filledBy'] = to
  for (const step of allSteps(list<RawStep>(item['flow']))) {
    for (const who of [step['who']].flat()) if (isTree(who) && who['by'] === from) who['by'] = to
  }
}

/** Renames a column in the totals of its table. */
export function renameColumn(table: RawField, from: string, to: string): void {
  put(table, 'totals', swapped(list<string>(table['totals']), from, to))
}

/** What would be left without its field: where it is spoken of, by name. */
export function spokenOf(item: Tree, key: string): string[] {
  const word = new RegExp(`(?<![\\w.'"])${key}(?![\\w'"])`)
  const says = (node: Tree) => RULES.some((name) => typeof node[name] === 'string' && word.test(node[name]))
  const fields = allFields(item)
    .filter((field) => field.key !== key)
    .filter((field) => says(field) || [...list<Tree>(field['checks']), ...list<Tree>(field['options'])].some(says))
    .map((field) => field.key)
  const steps = allSteps(list<RawStep>(item['flow'])).filter(
    (step) =>
      lanesOf(step).some((lane) => lane.when !== undefined && word.test(lane.when)) ||
      step['over'] === key ||
      step['until'] === key,
  )
  return [...new Set([...fields, ...steps.map((step) => step.key)])]
}

function swapped(names: unknown[], from: string, to: string): unknown[] {
  return names.map((name) => (name === from ? to : name))
}
