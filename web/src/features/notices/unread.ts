/** How many messages are unread, as the bar of the portal shows it; kept by live events. */
import { computed, ref, watch } from 'vue'
import { Refusal } from '../../kit/call'
import { on } from '../../kit/live'
import { calmly } from '../../kit/list'
import { signedIn } from '../../kit/me'
import { notices } from './api'

const MOST = 99
const count = ref(0)

/** The count as text; empty when nothing is unread. */
export const unread = computed(() => (count.value === 0 ? '' : count.value > MOST ? `${MOST}+` : `${count.value}`))

const later = calmly(() => void look(), 100)
on('notices.arrived', later)
on('live.resumed', later)
on('notices.changed', (news) => (count.value = (news as { unread: number }).unread))
watch(signedIn, (yes) => (yes ? void look() : (count.value = 0)), { immediate: true })

async function look(): Promise<void> {
  try {
    count.value = (await notices.unread()).unread
  } catch (e) {
    // Without an answer the last count stays.
    if (!(e instanceof Refusal)) throw e
  }
}
