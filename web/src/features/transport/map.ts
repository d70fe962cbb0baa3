/** A plain map: latitude and longitude onto a sheet, north up, nothing asked of anybody else. */
export type Point = [number, number]

export interface Sheet {
  width: number
  height: number
  put: (point: readonly number[]) => Point
}

const MARGIN = 28

/** The sheet that holds all points, at most so wide and high; streets keep their proportions. */
export function sheet(points: readonly (readonly number[])[], width: number, heightMax: number): Sheet {
  const known = points.length > 0 ? points : [[0, 0]]
  const north = Math.max(...known.map(([latitude = 0]) => latitude))
  const south = Math.min(...known.map(([latitude = 0]) => latitude))
  const west = Math.min(...known.map(([, longitude = 0]) => longitude))
  const east = Math.max(...known.map(([, longitude = 0]) => longitude))
  const squeeze = Math.cos((((north + south) / 2) * Math.PI) / 180)
  const wide = Math.max((east - west) * squeeze, 1e-4)
  const high = Math.max(north - south, 1e-4)
  const scale = Math.min((width - 2 * MARGIN) / wide, (heightMax - 2 * MARGIN) / high)
  const height = Math.max(high * scale + 2 * MARGIN, 120)
  const left = (width - wide * scale) / 2
  const top = (height - high * scale) / 2
  return {
    width,
    height,
    put: ([latitude = 0, longitude = 0]) => [
      left + (longitude - west) * squeeze * scale,
      top + (north - latitude) * scale,
    ],
  }
}

/** The points of a polyline in SVG. */
export function line(points: readonly (readonly number[])[], on: Sheet): string {
  return points
    .map((point) =>
      on
        .put(point)
        .map((one) => one.toFixed(1))
        .join(','),
    )
    .join(' ')
}

/** Which labels can be read: those that overlap an earlier one stay away. */
export function readable(labels: { at: Point; text: string }[], size: number): boolean[] {
  const boxes: [number, number, number, number][] = []
  return labels.map(({ at: [x, y], text }) => {
    const width = [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? size : size * 0.58), 0)
    const box: [number, number, number, number] = [x, y - size, x + width, y + size * 0.3]
    const free = boxes.every(([l, t, r, b]) => box[0] > r || box[2] < l || box[1] > b || box[3] < t)
    if (free) boxes.push(box)
    return free
  })
}
