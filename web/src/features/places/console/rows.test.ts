import { describe, expect, it } from 'vitest'
import { cells, placeRows } from './rows'

const KINDS = new Map([
  ['CAMPUS', 'CAMPUS' as const],
  ['房间', 'ROOM' as const],
])

describe('rows of an import', () => {
  it('are read as spreadsheets write them', () => {
    expect(cells('\uFEFFa,b\r\n"x, ""y""",2\r\n\r\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '2'],
    ])
  })

  it('become places, and what is no place is told with its row', () => {
    const text =
      '代码,上级,类型,名称,英文,人数,纬度,经度\nMAIN,,campus,主校区,Main,,31.2,121.4\nR1,MAIN,房间,教室,,40,,,2,projector 白板,,是\nX,MAIN,?,甲\nY,MAIN,房间,乙,,many\n'
    const { rows, flaws } = placeRows(text, KINDS)
    expect(rows).toEqual([
      {
        code: 'MAIN',
        parent: null,
        kind: 'CAMPUS',
        nameZh: '主校区',
        nameEn: 'Main',
        capacity: 0,
        latitude: 31.2,
        longitude: 121.4,
        facts: null,
      },
      {
        code: 'R1',
        parent: 'MAIN',
        kind: 'ROOM',
        nameZh: '教室',
        nameEn: null,
        capacity: 40,
        latitude: null,
        longitude: null,
        facts: { floor: 2, equipment: ['projector', '白板'], quiet: false, power: true, plan: null },
      },
    ])
    expect(flaws).toEqual([
      { row: 3, code: 'X', wrong: 'KIND' },
      { row: 4, code: 'Y', wrong: 'NUMBER' },
    ])
  })
})
