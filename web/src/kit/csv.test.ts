import { describe, expect, it } from 'vitest'
import { csv } from './csv'

describe('csv', () => {
  it('quotes what would break a line', () => {
    expect(csv([['a,b', 'say "yes"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""yes""","two\nlines"\r\n')
  })

  it('disarms what a spreadsheet would run', () => {
    expect(csv([['=1+1', '@x', '-2', '+3', '张三']])).toBe("\uFEFF'=1+1,'@x,'-2,'+3,张三\r\n")
  })
})
