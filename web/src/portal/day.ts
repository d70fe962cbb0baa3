/** What people open every day, as tiles on the home page: each feature adds its line. */
export interface DayTile {
  name: string
  to: string
  /** A path of SVG, 24 by 24, drawn with a line. */
  sign: string
}

export const dayTiles: DayTile[] = [
  { name: 'week', to: '/day', sign: 'M4 5h16v15H4Zm0 5h16M8 3v4m8-4v4m-8 7h3m3 0h2m-8 3h3' },
  { name: 'rooms', to: '/free-rooms', sign: 'M5 21V3h10v18M3 21h18m-6-14h4v14M11 12h1' },
  { name: 'tickets', to: '/tickets', sign: 'M4 7h16v3a2 2 0 0 0 0 4v3H4v-3a2 2 0 0 0 0-4Zm10 0v10' },
  { name: 'bus', to: '/bus', sign: 'M4 5h16v12H4Zm0 7h16M7 17v2.5m10-2.5v2.5M7.5 14.5h.01m9 0h.01M8 5v7m8-7v7' },
  { name: 'booking', to: '/booking', sign: 'M5 4h14v16H5Zm4 4h6m-6 4h3m1 4 2 2 4-4' },
  { name: 'seats', to: '/booking/seats', sign: 'M7 4v9h10V4M5 13h14v3H5Zm2 3v4m10-4v4' },
]
