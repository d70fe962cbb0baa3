/** The little Markdown that guides use, as blocks; nothing of it ever becomes HTML by itself. */
export interface Block {
  kind: 'heading' | 'text' | 'list' | 'steps'
  /** One line; of a list, each item one. */
  lines: string[]
}

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  for (const line of markdown.split('\n').map((one) => one.trim())) {
    const last = blocks.at(-1)
    const item = /^(?:[-*]|(\d+)\.) +(.*)$/.exec(line)
    if (line === '') continue
    if (line.startsWith('#')) {
      blocks.push({ kind: 'heading', lines: [line.replace(/^#+ */, '')] })
    } else if (item) {
      const kind = item[1] === undefined ? 'list' : 'steps'
      if (last?.kind === kind) last.lines.push(item[2] ?? '')
      else blocks.push({ kind, lines: [item[2] ?? ''] })
    } else {
      blocks.push({ kind: 'text', lines: [line] })
    }
  }
  return blocks
}
