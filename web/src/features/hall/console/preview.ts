/** How a file of a case is seen: what a browser shows by itself is shown in the panel, the rest is downloaded. */
export type Preview = 'picture' | 'pdf' | 'none'

export function previewOf(name: string): Preview {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  if (['png', 'jpg', 'jpeg', 'gif', 'webp'].includes(ending)) return 'picture'
  return ending === 'pdf' ? 'pdf' : 'none'
}
