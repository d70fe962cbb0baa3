import { describe, expect, it } from 'vitest'
import { line, readable, sheet } from './map'

describe('a plain map', () => {
  const points = [
    [30.3, 120.08],
    [30.31, 120.12],
    [30.305, 120.1],
  ]

  it('puts every point onto the sheet, north up and west left', () => {
    const on = sheet(points, 360, 300)
    for (const point of points) {
      const [x, y] = on.put(point)
      expect(x).toBeGreaterThan(0)
      expect(x).toBeLessThan(on.width)
      expect(y).toBeGreaterThan(0)
      expect(y).toBeLessThan(on.height)
    }
    expect(on.put([30.31, 120])[1]).toBeLessThan(on.put([30.3, 120])[1])
    expect(on.put([30, 120.08])[0]).toBeLessThan(on.put([30, 120.12])[0])
  })

  it('keeps the proportions of streets', () => {
    const on = sheet(points, 360, 300)
    const metre = 1 / 111_195
    const [x0, y0] = on.put([30.305, 120.1])
    const [, y1] = on.put([30.305 + 100 * metre, 120.1])
    const [x2] = on.put([30.305, 120.1 + (100 * metre) / Math.cos((30.305 * Math.PI) / 180)])
    expect(x2 - x0).toBeCloseTo(y0 - y1, 1)
  })

  it('is there with one point, and with none', () => {
    expect(sheet([[30, 120]], 300, 200).put([30, 120])).toHaveLength(2)
    expect(line([], sheet([], 300, 200))).toBe('')
  })

  it('drops labels that nobody could read', () => {
    expect(
      readable(
        [
          { at: [0, 20], text: '图书馆' },
          { at: [10, 22], text: '南门' },
          { at: [100, 20], text: '北门' },
        ],
        12,
      ),
    ).toEqual([true, false, true])
  })
})
