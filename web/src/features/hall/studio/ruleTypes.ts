/** What rules may speak of at a place, by name and type, as the server compiles them. */
import { ruleType } from '../../../kit/forms/logic'
import { formOf, goodKey } from './form'
import { list, rowsOf, type Path, type RawField, type Tree } from './tree'

/** Over the fields above a field, and with its own value for checks; in rows also the columns before it. */
export function typesAbove(item: Tree, path: Path, own: boolean): Record<string, string> {
  const fields = list<RawField>(item['form'])
  const number = Number(path[1])
  const inRow = path.length > 2
  const above = typesOf(fields.slice(0, number + (own && !inRow ? 1 : 0)))
  if (!inRow) return { today: 'date', ...above }
  const table = fields[number]
  const columns = table ? rowsOf(table).slice(0, Number(path[3]) + (own ? 1 : 0)) : []
  return { today: 'date', ...above, ...typesOf(columns) }
}

/** Over all fields: conditions of a flow. `rows` are the names of the rows that blocks around the place run over. */
export function typesOfFlow(item: Tree, rows: Readonly<Record<string, string>>): Record<string, string> {
  const types = typesOf(list<RawField>(item['form']))
  for (const [name, over] of Object.entries(rows)) {
    const row = /^list<(.*)>$/.exec(types[over] ?? '')?.[1]
    if (row !== undefined && goodKey(name)) types[name] = row
  }
  return types
}

/** Over what is known of a person: who may apply. */
export const OF_PERSON: Record<string, string> = {
  today: 'date',
  person:
    'record{kind: text, kindCode: text, level: text, grade: int, classCode: text, unit: text, units: list<text>, ' +
    'major: text, sex: text, birthOn: date, age: int, nationality: text, ethnicGroup: text, politicalStatus: text, ' +
    'posts: list<text>, heads: bool, counsels: bool, since: date}',
}

function typesOf(fields: RawField[]): Record<string, string> {
  const types: Record<string, string> = {}
  for (const field of formOf(fields).fields) {
    const type = goodKey(field.key) ? ruleType(field.shape) : undefined
    if (type !== undefined) types[field.key] = type
  }
  return types
}
