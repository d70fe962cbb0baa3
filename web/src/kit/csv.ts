/** CSV as spreadsheets read it: RFC 4180 with a UTF-8 mark, and no cell that a spreadsheet would run. */

export function csv(lines: readonly (readonly string[])[]): string {
  return '\uFEFF' + lines.map((cells) => cells.map(cell).join(',') + '\r\n').join('')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Hands a text to the person as a file. */
export function save(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type }))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
