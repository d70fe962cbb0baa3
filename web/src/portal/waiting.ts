/** How many applications wait for me, as the tab bar and the home page show it. */
import { computed, ref, watch } from 'vue'
import { hall } from '../features/hall/api'
import { acting } from '../kit/acting'
import { on } from '../kit/live'
import { Refusal } from '../kit/call'
import { calmly } from '../kit/list'
import { signedIn } from '../kit/me'

const open = ref(0)
const more = ref(false)

/** The count as text; empty when nothing waits. */
export const waiting = computed(() => (open.value === 0 ? '' : more.value ? '99+' : `${open.value}`))

const later = calmly(() => void look(), 100)
on('hall.moved', later)
on('live.resumed', later)
watch(() => acting.id, later)
watch(signedIn, (yes) => (yes ? void look() : (open.value = 0)), { immediate: true })

async function look(): Promise<void> {
  try {
    const now = await hall.waiting()
    open.value = now.open
    more.value = now.more
  } catch (e) {
    // Without an answer the last count stays.
    if (!(e instanceof Refusal)) throw e
  }
}
