import { expect, test } from 'vitest'
import { blocksOf } from './markdown'

const kinds = (text: string) => blocksOf(text).map((block) => block.kind)
const texts = (text: string) =>
  blocksOf(text).map((block) => block.lines.map((line) => line.map((one) => one.text).join('')))

test('headings, paragraphs and lists are told apart', () => {
  expect(kinds('# 办理条件\n在校学生\n\n- 身份证\n- 学生证\n\n1. 填表\n2. 提交')).toEqual([
    'heading',
    'text',
    'points',
    'steps',
  ])
})

test('a paragraph may run over lines, with a space only between Latin words', () => {
  expect(texts('请在假期\n开始前申请')).toEqual([['请在假期开始前申请']])
  expect(texts('Please apply\nbefore it begins')).toEqual([['Please apply before it begins']])
})

test('what looks like HTML or a script stays text', () => {
  expect(texts('<img src=x onerror=alert(1)>')).toEqual([['<img src=x onerror=alert(1)>']])
  expect(blocksOf('[点我](javascript:alert(1))')[0]?.lines[0]?.some((one) => one.link)).toBe(false)
  expect(blocksOf('[点我](//evil.example)')[0]?.lines[0]?.some((one) => one.link)).toBe(false)
})

test('bold words and links to the school are kept', () => {
  const line = blocksOf('请看 **须知** 和 [校历](/calendar)。')[0]?.lines[0] ?? []
  expect(line).toEqual([
    { text: '请看 ' },
    { text: '须知', strong: true },
    { text: ' 和 ' },
    { text: '校历', link: '/calendar' },
    { text: '。' },
  ])
})
