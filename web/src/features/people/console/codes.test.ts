import { describe, expect, it } from 'vitest'
import { above, asTree, moved, type Code } from './codes'

function code(name: string, parent?: string): Code {
  return { code: name, name, parent: parent ?? null, offered: true, inUse: true } as Code
}

const codes = [code('a'), code('b'), code('a1', 'a'), code('a2', 'a'), code('c'), code('lost', 'nowhere')]

describe('codes of a table', () => {
  it('stand below what is above them', () => {
    expect(asTree(codes).map((one) => `${one.depth}${one.code.code}`)).toEqual([
      '0a',
      '1a1',
      '1a2',
      '0b',
      '0c',
      '0lost',
    ])
  })

  it('move among those beside them with all that is below them', () => {
    expect(moved(codes, 'b', -1)).toEqual(['b', 'a', 'a1', 'a2'])
    expect(moved(codes, 'a2', -1)).toEqual(['a', 'a2', 'a1'])
    expect(moved(codes, 'a', -1)).toBeUndefined()
    expect(moved(codes, 'none', 1)).toBeUndefined()
  })

  it('are not put below themselves', () => {
    expect(above(codes, 'a').map((one) => one.code.code)).toEqual(['b', 'c', 'lost'])
  })
})
