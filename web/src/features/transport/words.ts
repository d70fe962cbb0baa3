import { onBeforeUnmount, ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'
import { useTexts } from '../../kit/language'
import { busMessages } from './messages'

/** Times as riders read them, and why something failed. */
export function useBusWords() {
  useTexts('bus', busMessages)
  const { t, locale } = useI18n({ useScope: 'global' })
  const spoken = () => (locale.value === 'en' ? 'en-GB' : 'zh-CN')
  const zone = { timeZone: 'Asia/Shanghai' } as const
  const clock = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { hour: '2-digit', minute: '2-digit', ...zone }).format(new Date(text))
  /** The day of "2026-09-01", or the one on which an instant is. */
  const day = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { month: 'numeric', day: 'numeric', weekday: 'short', ...zone })
      .format(new Date(text.includes('T') ? text : `${text}T04:00:00Z`))
      .replace('周', ' 周')
  const why = (e: Refusal) => (e.status === 0 ? t('bus.noNetwork') : e.text)
  const busy = ref(false)
  const refused = ref('')

  async function tried(act: () => Promise<void>) {
    busy.value = true
    refused.value = ''
    try {
      await act()
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      refused.value = why(e)
    } finally {
      busy.value = false
    }
  }

  return { t, clock, day, busy, refused, tried }
}

/** Today at the school: "2026-09-01", or so many days later. */
export function dayAhead(days = 0): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000)
}

/** Calls now and every few seconds, as long as the page is seen. */
export function useEvery(millis: number, act: () => void): void {
  act()
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') act()
  }, millis)
  onBeforeUnmount(() => clearInterval(timer))
}

/** Whole minutes from now until then, never below nought. */
export function minutesUntil(at: string, now: number): number {
  return Math.max(0, Math.round((Date.parse(at) - now) / 60_000))
}
