import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'
import { useTexts } from '../../kit/language'
import { passMessages } from './messages'

// The words come with the pages, so that the home page does not carry them.
useTexts('pass', passMessages)

/** Moments as people read them, and why something failed. */
export function useWords() {
  const { t, locale } = useI18n({ useScope: 'global' })
  const moment = (text: string) =>
    new Intl.DateTimeFormat(locale.value === 'en' ? 'en-GB' : 'zh-CN', {
      month: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: 'Asia/Shanghai',
    }).format(new Date(text))
  const why = (e: Refusal) => (e.status === 0 ? t('pass.noNetwork') : e.text)
  return { t, locale, moment, why }
}

/** What the holder calls this phone, as far as the browser tells. */
export function phoneName(): string {
  const agent = navigator.userAgent
  const system = /HarmonyOS|Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? ''
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(agent)?.[0] ?? ''
  const names: Record<string, string> = { MicroMessenger: 'WeChat', Edg: 'Edge' }
  return [system, names[browser] ?? browser].filter((one) => one !== '').join(' · ') || 'Web'
}
