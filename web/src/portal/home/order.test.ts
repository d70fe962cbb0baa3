import { describe, expect, it } from 'vitest'
import { moved } from './order'

describe('cards of the home page', () => {
  const order = ['a', 'b', 'c', 'd']
  it('go one place up or down', () => {
    expect(moved(order, new Set(), 'c', -1)).toEqual(['a', 'c', 'b', 'd'])
    expect(moved(order, new Set(), 'b', 1)).toEqual(['a', 'c', 'b', 'd'])
  })
  it('pass over those that nobody sees', () => {
    expect(moved(order, new Set(['b']), 'a', 1)).toEqual(['b', 'c', 'a', 'd'])
    expect(moved(order, new Set(['b']), 'c', -1)).toEqual(['c', 'a', 'b', 'd'])
  })
  it('take the place of the one on which they are dropped', () => {
    expect(moved(order, new Set(), 'd', 'a')).toEqual(['d', 'a', 'b', 'c'])
    expect(moved(order, new Set(), 'a', 'd')).toEqual(['b', 'c', 'd', 'a'])
  })
  it('stay at the ends', () => {
    expect(moved(order, new Set(), 'a', -1)).toBe(order)
    expect(moved(order, new Set(), 'd', 1)).toBe(order)
    expect(moved(order, new Set(), 'b', 'b')).toBe(order)
  })
})
