/** Which part of a picture becomes a photo of three by four. */

export const WIDTH = 480
export const HEIGHT = 640
export const ZOOM_MAX = 4

/** What the person sees: how near, and which point of the picture (0 to 1) stands in the middle. */
export interface View {
  zoom: number
  x: number
  y: number
}

export interface Part {
  left: number
  top: number
  width: number
  height: number
}

export const WHOLE: View = { zoom: 1, x: 0.5, y: 0.5 }

/** The part of a picture of this size, never beyond its edges. */
export function part(width: number, height: number, view: View): Part {
  const whole = Math.min(width, (height * WIDTH) / HEIGHT)
  const wide = whole / view.zoom
  const high = (wide * HEIGHT) / WIDTH
  return {
    left: within(view.x * width - wide / 2, width - wide),
    top: within(view.y * height - high / 2, height - high),
    width: wide,
    height: high,
  }
}

/** The same view with another point in the middle, after the picture was pulled by so much of what is seen. */
export function pulled(width: number, height: number, view: View, right: number, down: number): View {
  const seen = part(width, height, view)
  return centred(
    width,
    height,
    {
      ...seen,
      left: within(seen.left - right * seen.width, width - seen.width),
      top: within(seen.top - down * seen.height, height - seen.height),
    },
    view.zoom,
  )
}

function centred(width: number, height: number, seen: Part, zoom: number): View {
  return { zoom, x: (seen.left + seen.width / 2) / width, y: (seen.top + seen.height / 2) / height }
}

function within(value: number, most: number): number {
  return Math.min(Math.max(0, value), Math.max(0, most))
}
