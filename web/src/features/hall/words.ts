import { useSay } from '../../kit/fields/say'

/** Texts of the school in the reader's language, and moments as people read them. */
export function useWords() {
  const { t, say, english, listed } = useSay()
  const locale = () => (english() ? 'en-GB' : 'zh-CN')
  const moment = (text: string) =>
    new Intl.DateTimeFormat(locale(), {
      month: english() ? 'short' : '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: 'Asia/Shanghai',
    }).format(new Date(text))
  const day = (text: string) =>
    new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(new Date(text))
  return { t, say, english, moment, day, listed }
}
