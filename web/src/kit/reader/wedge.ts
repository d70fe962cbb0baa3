/** Hand-held scanners type what they read, very fast, and press Enter. Whoever types into a field is left alone. */

/** No person types so fast. */
const GAP_MS = 100
const CHARACTERS_MIN = 6

export function wedge(read: (code: string) => void): (event: KeyboardEvent) => void {
  let typed = ''
  let at = 0
  return (event) => {
    if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return
    const now = event.timeStamp
    if (now - at > GAP_MS) typed = ''
    at = now
    if (event.key === 'Enter') {
      if (typed.length >= CHARACTERS_MIN) {
        event.preventDefault()
        read(typed)
      }
      typed = ''
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) typed += event.key
  }
}
