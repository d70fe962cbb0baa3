/** News from the server while the line holds: what was stopped a moment ago, and that a new bundle waits. */
import type { Talk } from './talk'

/** What the server says unasked; docs/api/readers.md. */
export type News = { push: 'stopped'; names: string[] } | { push: 'gate' | 'bundle' }

type Line = Pick<Talk, 'socket' | 'session'>

/** The part of a WebSocket that is used. */
export interface Socket {
  onopen: (() => void) | null
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: (() => void) | null
  close: () => void
}

const browser = (path: string, protocols: string[]): Socket =>
  new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`, protocols) as Socket

/** A proxy may let no socket through: it is tried again after so long. */
const REFUSED_MS = 60_000

/** Decisions go on by requests, each proved for itself; the socket is for what comes unasked. */
export function wire(line: Line, hear: (news: News) => void, open = browser, now: () => number = Date.now) {
  let socket: Socket | undefined
  let session = ''
  let opening = false
  let quietUntil = 0

  return {
    /** Opens it when it is not open, and anew for each session: the server closes the one before. */
    async keep(): Promise<void> {
      if (opening || now() < quietUntil || (socket !== undefined && session === line.session())) return
      opening = true
      try {
        const asked = await line.socket()
        if (asked === undefined) return
        const mine = open(asked.address, asked.protocols)
        socket = mine
        session = asked.session
        quietUntil = now() + REFUSED_MS
        mine.onopen = () => {
          quietUntil = 0
        }
        mine.onclose = () => {
          if (socket === mine) socket = undefined
        }
        mine.onmessage = ({ data }) => {
          const news = JSON.parse(String(data)) as Partial<News>
          if (news.push !== undefined) hear(news as News)
        }
      } finally {
        opening = false
      }
    },
    close(): void {
      socket?.close()
      socket = undefined
    },
  }
}

export type Wire = ReturnType<typeof wire>
