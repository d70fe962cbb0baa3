/** Calls of a page: busy while they run, and what was refused in words of the reader. */
import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'

export function useTried(): {
  busy: Ref<boolean>
  refused: Ref<string>
  tried: (act: () => Promise<void>) => Promise<void>
} {
  const { t } = useI18n({ useScope: 'global' })
  const busy = ref(false)
  const refused = ref('')

  async function tried(act: () => Promise<void>) {
    busy.value = true
    refused.value = ''
    try {
      await act()
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      const words = [e.text, ...e.errors.map((one) => one.message)].filter((one) => one !== '')
      refused.value = e.status === 0 ? t('door.noNetwork') : words.join(' ')
    } finally {
      busy.value = false
    }
  }

  return { busy, refused, tried }
}
