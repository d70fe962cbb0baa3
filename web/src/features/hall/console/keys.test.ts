import { expect, test } from 'vitest'
import { meaning } from './keys'

const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('keys mean acts, but not while somebody types', () => {
  expect(meaning(key('j'), false)).toBe('next')
  expect(meaning(key('ArrowUp'), false)).toBe('previous')
  expect(meaning(key('？'), false)).toBe('help')
  expect(meaning(key('a'), true)).toBeUndefined()
  expect(meaning(key('Escape'), true)).toBe('close')
})

test('keys of the browser stay the browser’s', () => {
  expect(meaning(key('a', { ctrlKey: true }), false)).toBeUndefined()
  expect(meaning(key('r', { metaKey: true }), false)).toBeUndefined()
  expect(meaning(key('/'), false)).toBeUndefined()
})
