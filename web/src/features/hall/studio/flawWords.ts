/** Flaws of the server in the reader's language, as far as they are about fields and steps. */
import { useI18n } from 'vue-i18n'

const OF_PART = /^(?:field|step) \S* ?([A-Z_]+)(?:: (.*))?$/

export function useFlawWords() {
  const { t, te } = useI18n({ useScope: 'global' })

  function toldFlaw(flaw: { message: string }): string {
    const [, reason = '', subject = ''] = OF_PART.exec(flaw.message) ?? []
    if (!te(`studio.flaw.${reason}`)) return flaw.message
    return [t(`studio.flaw.${reason}`), subject].filter(Boolean).join(' ')
  }

  return { toldFlaw }
}
