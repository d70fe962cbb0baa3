/** The small part of Markdown that guides and explanations are written in; everything else is plain text. */

export interface Piece {
  text: string
  strong?: boolean
  link?: string
}

export interface Block {
  kind: 'heading' | 'text' | 'steps' | 'points'
  lines: Piece[][]
}

const KINDS: [Block['kind'], RegExp][] = [
  ['heading', /^#{1,6}\s+(.*)$/],
  ['points', /^[-*]\s+(.*)$/],
  ['steps', /^\d+[.)、]\s*(.*)$/],
]
const MARKS = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g
const SAFE = /^(https?:\/\/|\/(?!\/)|mailto:|tel:)/

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: Block | undefined
  for (const line of markdown.split(/\r?\n/)) {
    const text = line.trim()
    const found = KINDS.map(([kind, form]) => ({ kind, body: form.exec(text)?.[1] })).find(
      (one) => one.body !== undefined,
    )
    if (text === '') open = undefined
    else if (found) {
      const goesOn = open?.kind === found.kind && found.kind !== 'heading'
      if (!goesOn) blocks.push((open = { kind: found.kind, lines: [] }))
      open?.lines.push(pieces(found.body ?? ''))
    } else if (open && open.kind !== 'heading') open.lines.at(-1)?.push(...pieces(gap(open, text)))
    else blocks.push((open = { kind: 'text', lines: [pieces(text)] }))
  }
  return blocks
}

/** Lines of one paragraph run on; only words in Latin letters need a space between. */
function gap(open: Block, text: string): string {
  const before = open.lines.at(-1)?.at(-1)?.text ?? ''
  return /[\w,.;:!?]$/.test(before) && /^\w/.test(text) ? ` ${text}` : text
}

function pieces(text: string): Piece[] {
  const found: Piece[] = []
  let from = 0
  for (const mark of text.matchAll(MARKS)) {
    if (mark.index > from) found.push({ text: text.slice(from, mark.index) })
    if (mark[1] !== undefined) found.push({ text: mark[1], strong: true })
    else if (SAFE.test(mark[3] ?? '')) found.push({ text: mark[2] ?? '', link: mark[3] ?? '' })
    else found.push({ text: mark[0] })
    from = mark.index + mark[0].length
  }
  if (from < text.length) found.push({ text: text.slice(from) })
  return found
}
