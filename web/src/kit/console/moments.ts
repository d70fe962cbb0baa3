/** Instants as the reader writes them. */
import { useI18n } from 'vue-i18n'
import { region } from '../language'

export function useMoments() {
  const { t } = useI18n({ useScope: 'global' })

  function moment(at: string | null | undefined): string {
    if (at === null || at === undefined) return t('console.never')
    return new Date(at).toLocaleString(region(), { dateStyle: 'medium', timeStyle: 'short' })
  }

  return { moment }
}

/** The instant that a field for a local date and time holds, or null when it is empty. */
export function instant(local: string): string | null {
  return local === '' ? null : new Date(local).toISOString()
}

/** What such a field shows for an instant so many days from now. */
export function inDays(days: number): string {
  const at = new Date(Date.now() + days * 86_400_000)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
