import { describe, expect, it } from 'vitest'
import { part, pulled, WHOLE } from './crop'

describe('the part of a picture that becomes a photo', () => {
  it('is three by four, as large as the picture allows, from its middle', () => {
    expect(part(4000, 3000, WHOLE)).toEqual({ left: 875, top: 0, width: 2250, height: 3000 })
    expect(part(300, 800, WHOLE)).toEqual({ left: 0, top: 200, width: 300, height: 400 })
  })

  it('grows smaller with the zoom and stays within the picture', () => {
    expect(part(4000, 3000, { zoom: 2, x: 0, y: 1 })).toEqual({ left: 0, top: 1500, width: 1125, height: 1500 })
    for (let turn = 0; turn < 500; turn++) {
      const view = { zoom: 1 + 3 * Math.random(), x: Math.random(), y: Math.random() }
      const [width, height] = [100 + Math.random() * 4000, 100 + Math.random() * 4000]
      const seen = part(width, height, view)
      expect(seen.left).toBeGreaterThanOrEqual(0)
      expect(seen.top).toBeGreaterThanOrEqual(0)
      expect(seen.left + seen.width).toBeLessThanOrEqual(width + 1e-6)
      expect(seen.top + seen.height).toBeLessThanOrEqual(height + 1e-6)
      expect(seen.height / seen.width).toBeCloseTo(4 / 3)
    }
  })

  it('follows the finger, and not beyond the edge', () => {
    const moved = pulled(4000, 3000, WHOLE, 0.1, 0)
    expect(part(4000, 3000, moved).left).toBeCloseTo(875 - 225)
    const far = pulled(4000, 3000, WHOLE, 9, 9)
    expect(part(4000, 3000, far)).toMatchObject({ left: 0, top: 0 })
    expect(part(4000, 3000, pulled(4000, 3000, far, -0.1, 0)).left).toBeCloseTo(225)
  })
})
