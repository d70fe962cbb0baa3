import { useI18n } from 'vue-i18n'
import type { Words } from '../forms/types'

/** Texts of the school in the reader's language. */
export function useSay() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const english = () => locale.value.startsWith('en')
  const say = (words: Words | null | undefined) => (words ? (english() ? words.en : words.zh) : '')
  const listed = (names: string[]) => names.filter((name) => name !== '').join(english() ? ', ' : '、')
  return { t, say, english, listed }
}
