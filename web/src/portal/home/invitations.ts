import { onBeforeUnmount, ref } from 'vue'
import { trials } from '../../features/trials/api'
import type { MyTrial } from '../../features/trials/types'
import { on } from '../../kit/live'

/** The cards wait so long for this answer, so that nothing moves under a finger, and no longer. */
const PATIENCE_MS = 400

/** Items that the reader was drawn to try and has not tried yet. */
export function useInvitations() {
  const invitations = ref<MyTrial[]>([])
  const asked = ref(false)
  const patience = setTimeout(() => (asked.value = true), PATIENCE_MS)

  async function load() {
    try {
      const mine = await trials.mine()
      invitations.value = mine.trials.filter(
        (one) => one.trialState === 'RUNNING' && (one.state === 'INVITED' || one.state === 'ACCEPTED'),
      )
    } catch {
      // Without a network the home page goes on without it.
    }
    asked.value = true
  }

  void load()
  const forget = on('notices.arrived', () => void load())
  onBeforeUnmount(() => {
    clearTimeout(patience)
    forget()
  })
  return { invitations, asked }
}
