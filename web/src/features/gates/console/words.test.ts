import { expect, test } from 'vitest'
import { askable, joined, quoted } from './words'

const WORDS = {
  marks: [{ word: 'lab-safety', people: 12 }],
  campaigns: [{ code: 'welcome', states: [{ word: 'done', people: 7 }] }],
  homes: [{ code: 'D03', name: { zh: '学生宿舍 3 号楼', en: 'Dormitory 3' }, people: 9 }],
  units: [{ code: 'C01', name: '数学学院' }],
  offCampus: 3,
  exams: [],
}
const say = (key: string) => key

test('every word becomes the condition that asks for it', () => {
  const all = askable(WORDS, 'zh-CN', '', say).flatMap((group) => group.words)
  expect(all.map((one) => one.condition)).toEqual([
    "'resident:D03' in marks",
    "campaigns['welcome'] == 'done'",
    "'lab-safety' in marks",
    "has(person.unit) && person.unit == 'C01'",
    'offCampus',
    'onLeave',
    "person.kind == 'student'",
    "person.kind == 'staff'",
  ])
  expect(all[0]?.people).toBe(9)
})

test('what is looked for is found by name in the language of the reader', () => {
  const found = askable(WORDS, 'en', 'dormitory', say).flatMap((group) => group.words)
  expect(found.map((one) => one.label)).toEqual(['Dormitory 3 D03'])
})

test('a picked word joins what stands there, and alternatives stay together', () => {
  expect(joined('', 'a', 'fresh')).toBe('a')
  expect(joined('fresh', 'a', 'fresh')).toBe('a')
  expect(joined('b', 'a', 'fresh')).toBe('b && a')
  expect(joined('b || c', 'a', 'fresh')).toBe('(b || c) && a')
})

test('a text cannot break out of its quotes', () => {
  expect(quoted("x'] || true")).toBe("'x\\'] || true'")
})
