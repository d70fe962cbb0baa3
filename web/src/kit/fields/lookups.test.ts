import { describe, expect, it } from 'vitest'
import { codeList } from './lookups'

const codes = [
  { code: 'arts', name: '文化艺术类', nameEn: 'Arts', offered: true },
  { code: 'choir', name: '合唱团', nameEn: 'Choir', parent: 'arts', offered: true },
  { code: 'gone', name: '网虫协会', parent: 'arts', offered: false },
  { code: '01', name: '中国共产党党员', shortName: '党员', offered: true },
]

describe('codes of a table in a form', () => {
  const list = codeList(codes)

  it('are offered in their order without those that are retired', () => {
    expect(list.options.map((one) => one.code)).toEqual(['arts', 'choir', '01'])
    expect(list.options[1]?.name).toEqual({ zh: '合唱团', en: 'Choir' })
  })

  it('are called as the school calls them, and keep their name for those who chose them', () => {
    expect(list.names.get('01')).toEqual({ zh: '党员', en: '党员' })
    expect(list.names.get('gone')).toEqual({ zh: '网虫协会', en: '网虫协会' })
  })

  it('stand below each other in a tree', () => {
    expect(list.tree.map((one) => [one.code, one.options.map((below) => below.code)])).toEqual([
      ['arts', ['choir']],
      ['01', []],
    ])
  })
})
