import { useI18n } from 'vue-i18n'
import { useMoments } from '../../../kit/console/moments'
import type { components } from '../../../kit/schema'

/** Texts, codes and times of messages in the reader's language. */
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const { moment } = useMoments()
  const say = (words: components['schemas']['Words']) => (locale.value.startsWith('en') ? words.en : words.zh)
  const channel = (code: string) => {
    const key = `messages.channelNames.${code}`
    return te(key) ? t(key) : code
  }
  /** How long, in the unit that people would use. */
  const time = (millis: number | null | undefined): string => {
    if (millis === null || millis === undefined) return '—'
    const [unit, size] =
      millis < 1000
        ? ['ms', 1]
        : millis < 60_000
          ? ['s', 1000]
          : millis < 3_600_000
            ? ['min', 60_000]
            : ['h', 3_600_000]
    return t(`messages.${unit as string}`, {
      n: (millis / (size as number)).toLocaleString(locale.value, { maximumFractionDigits: 1 }),
    })
  }
  return { t, te, say, channel, time, moment }
}
