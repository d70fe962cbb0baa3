import { useI18n } from 'vue-i18n'
import type { Answers, Field, Words } from './types'

/** Texts of the school in the reader's language, and answers as people read them. */
export function useWords() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const english = () => locale.value.startsWith('en')
  const say = (words: Words | null | undefined) => (words ? (english() ? words.en : words.zh) : '')
  const moment = (text: string) =>
    new Intl.DateTimeFormat(english() ? 'en-GB' : 'zh-CN', {
      month: english() ? 'short' : '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: 'Asia/Shanghai',
    }).format(new Date(text))
  const listed = (names: string[]) => names.filter((name) => name !== '').join(english() ? ', ' : '、')
  const shown = (field: Field, answers: Answers): string => {
    const value = answers[field.key]
    if (value === undefined || value === null) return ''
    const shape = field.shape
    switch (shape.type) {
      case 'choice': {
        const codes = Array.isArray(value) ? (value as string[]) : [value as string]
        return listed(codes.map((code) => say(shape.options.find((option) => option.code === code)?.name)))
      }
      case 'date-range': {
        const range = value as { from: string; to: string }
        return range.from === range.to ? range.from : `${range.from} – ${range.to}`
      }
      case 'number':
      case 'computed':
        return `${String(value)} ${say(shape.unit)}`.trim()
      case 'text':
      case 'long-text':
      case 'date':
        return String(value)
    }
  }
  return { t, say, english, moment, listed, shown }
}
