import { useI18n } from 'vue-i18n'
import { Refusal } from '../../kit/call'
import { yuanShown } from '../../kit/fields/amounts'

/** Money, days and moments as people read them, and why something failed. */
export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const spoken = () => (locale.value === 'en' ? 'en-GB' : 'zh-CN')
  const zone = { timeZone: 'Asia/Shanghai' } as const
  const moment = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { dateStyle: 'medium', timeStyle: 'short', ...zone }).format(new Date(text))
  const clock = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { hour: '2-digit', minute: '2-digit', ...zone }).format(new Date(text))
  const day = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { month: 'long', day: 'numeric', weekday: 'short', timeZone: 'UTC' }).format(
      new Date(`${text}T00:00:00Z`),
    )
  const dayOfYear = (text: string) =>
    new Intl.DateTimeFormat(spoken(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))
  const signed = (cents: number) => (cents > 0 ? `+${yuanShown(cents)}` : yuanShown(cents))
  /** A school may add services of its own, which are told by their code. */
  const channelName = (code: string) => (te(`wallet.channelNames.${code}`) ? t(`wallet.channelNames.${code}`) : code)
  /** The app that pays; most go by the name of the service. */
  const appName = (code: string) => (te(`wallet.payerApps.${code}`) ? t(`wallet.payerApps.${code}`) : channelName(code))
  const why = (e: Refusal) => (e.status === 0 ? t('wallet.noNetwork') : e.text)
  return { t, locale, moment, clock, day, dayOfYear, money: yuanShown, signed, channelName, appName, why }
}

/** Today at the school: "2026-09-01". */
export function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date())
}
