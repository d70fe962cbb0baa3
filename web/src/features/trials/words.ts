import { Refusal } from '../../kit/call'
import { useSay } from '../../kit/fields/say'

/** Texts of the school in the reader's language, moments and spans as people read them, and why something failed. */
export function useWords() {
  const { t, say, english, listed } = useSay()
  const locale = () => (english() ? 'en-GB' : 'zh-CN')
  const moment = (text: string) =>
    new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
      new Date(text),
    )
  const span = (seconds: number) => {
    const minutes = Math.floor(seconds / 60)
    return minutes === 0
      ? t('trials.seconds', { count: seconds })
      : t('trials.minutes', { minutes, seconds: seconds % 60 })
  }
  const why = (e: Refusal) => (e.status === 0 ? t('trials.noNetwork') : e.text)
  return { t, say, english, listed, moment, span, why }
}
