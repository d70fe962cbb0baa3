/** The keys of the desk. They are silent while somebody types, or a box is open. */
import { onBeforeUnmount, onMounted } from 'vue'

export const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['x', 'choose'],
  ['a', 'approve'],
  ['r', 'return'],
  ['m', 'assign'],
  ['u', 'refresh'],
  ['Esc', 'close'],
  ['/', 'search'],
  ['?', 'help'],
] as const

export type Act = (typeof KEYS)[number][1]

const ALIASES: Record<string, string> = { ArrowDown: 'j', ArrowUp: 'k', Escape: 'Esc', '？': '?' }

/** What a key means where it was pressed, if anything; `/` is the shell's. */
export function meaning(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  typing: boolean,
): Act | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined
  const key = ALIASES[event.key] ?? event.key
  const act = KEYS.find(([one]) => one === key)?.[1]
  if (act === 'search') return undefined
  return typing && act !== 'close' ? undefined : act
}

export function useKeys(done: (act: Act) => boolean) {
  function heard(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    if (document.querySelector('dialog[open]') !== null) return
    const typing = target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null
    const act = meaning(event, typing)
    // Enter on a button or link is that button's own.
    if (act === undefined || (act === 'open' && target.closest('button, a, summary, label') !== null)) return
    if (done(act)) event.preventDefault()
  }
  onMounted(() => window.addEventListener('keydown', heard))
  onBeforeUnmount(() => window.removeEventListener('keydown', heard))
}
