/** What all pages of bookings share: texts, words of the school, calls with their refusals. */
import { ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'
import { yuanShown } from '../../kit/fields/amounts'
import { language, useTexts } from '../../kit/language'
import { bookingMessages } from './messages'
import { hours, moment } from './moments'
import type { Words } from './types'

export function useBooking() {
  useTexts('booking', bookingMessages)
  const { t } = useI18n({ useScope: 'global' })
  const busy = ref(false)
  const refused = ref('')
  const slug = ref('')
  const say = (words: Words) => (language() === 'en' ? words.en : words.zh)
  const spoken = () => (language() === 'en' ? 'en-GB' : 'zh-CN')

  async function tried(act: () => Promise<unknown>) {
    busy.value = true
    refused.value = ''
    slug.value = ''
    try {
      await act()
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      slug.value = e.type.split('/').at(-1) ?? ''
      const words = [e.text, ...e.errors.map((one) => one.message)].filter((one) => one !== '')
      refused.value = e.status === 0 ? t('booking.noNetwork') : words.join(' ')
    } finally {
      busy.value = false
    }
  }

  return {
    t,
    say,
    busy,
    refused,
    slug,
    tried,
    money: yuanShown,
    hours: (from: string, until: string) => hours(spoken(), from, until),
    moment: (at: string) => moment(spoken(), at),
  }
}
