import { expect, it } from 'vitest'
import { codeText, isCode } from './scanned'

it('makes text of the bytes of a code and leaves a printed pass as it is', () => {
  expect(codeText(new Uint8Array(16), 'x')).toBe('AAAAAAAAAAAAAAAAAAAAAA')
  expect(codeText(new Uint8Array(80), 'x')).toHaveLength(107)
  expect(codeText(new TextEncoder().encode('SP01'), 'SP01')).toBe('SP01')
})

it('tells a code from the number of a person', () => {
  expect(isCode('AAAAAAAAAAAAAAAAAAAAAA')).toBe(true)
  expect(isCode('A'.repeat(107))).toBe(true)
  expect(isCode('20230101')).toBe(false)
  expect(isCode('T1001')).toBe(false)
})
