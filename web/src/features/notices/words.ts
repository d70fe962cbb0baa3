import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'
import type { components } from '../../kit/schema'

/** Texts and instants in the reader's language. */
export function useWords() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const english = () => locale.value.startsWith('en')
  const say = (words: components['schemas']['Words']) => (english() ? words.en : words.zh)
  const moment = (text: string) =>
    new Intl.DateTimeFormat(english() ? 'en-GB' : 'zh-CN', {
      month: english() ? 'short' : '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: 'Asia/Shanghai',
    }).format(new Date(text))
  /** Why something was refused. */
  const why = (refusal: Refusal) => (refusal.status === 0 ? t('notices.noNetwork') : refusal.text)
  return { t, say, moment, why }
}
