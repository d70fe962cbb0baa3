import { onBeforeUnmount, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { trials } from '../../features/trials/api'
import type { MyTrial } from '../../features/trials/types'
import { Refusal } from '../../kit/call'
import { on } from '../../kit/live'

/** The cards wait so long for this answer, so that nothing moves under a finger, and no longer. */
const PATIENCE_MS = 400

/** Items that the reader was drawn to try and has not tried yet. */
export function useInvitations() {
  const { t } = useI18n({ useScope: 'global' })
  const invitations = ref<MyTrial[]>([])
  const asked = ref(false)
  const answering = ref('')
  const refused = ref('')
  const declined = ref(false)
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

  /** The card leaves with a no; a yes turns it into where one begins. */
  async function answer(id: string, accept: boolean) {
    answering.value = id
    refused.value = ''
    declined.value = false
    try {
      await trials.answer(id, accept)
      declined.value = !accept
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      refused.value = e.status === 0 ? t('door.noNetwork') : e.text
    }
    await load()
    answering.value = ''
  }

  void load()
  const forget = on('notices.arrived', () => void load())
  onBeforeUnmount(() => {
    clearTimeout(patience)
    forget()
  })
  return { invitations, asked, answering, refused, declined, answer }
}
