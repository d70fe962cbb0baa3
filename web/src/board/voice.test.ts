import { describe, expect, it } from 'vitest'
import { fresh, sentence, spoken } from './voice'

describe('the voice of the board', () => {
  it('says digits one by one', () => {
    expect(spoken('A012', 'zh-CN')).toBe('A 零 一 二')
    expect(sentence('B305', 12, 'en')).toBe('Number B 3 0 5, please come to counter 12')
  })

  it('calls a number once for each call, and never one who has come', () => {
    const heard = new Set(['1 1'])
    const calls = [
      { id: '1', calls: 1, fresh: true },
      { id: '1', calls: 2, fresh: true },
      { id: '2', calls: 1, fresh: false },
      { id: '3', calls: 1, fresh: true },
    ]
    expect([...fresh(calls, heard)]).toEqual(['1', '3'])
  })
})
