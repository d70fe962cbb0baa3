/** Roles, permissions and scopes in words of the reader. */
import { useI18n } from 'vue-i18n'
import { useMoments } from '../../../kit/console/moments'
import type { components } from '../../../kit/schema'

type Schemas = components['schemas']
export type Grant = Schemas['Grant']
export type GrantLine = Schemas['GrantLine']
export type Role = Schemas['Role']
export type ServiceAccount = Schemas['ServiceAccount']

export const SCOPES: Grant['scope'][] = ['ALL', 'OWN_COLLEGE', 'UNITS', 'OWN_CLASSES', 'OWN_ITEMS', 'SELF']

export function useWords() {
  const { t, te, locale } = useI18n({ useScope: 'global' })
  const { moment } = useMoments()

  function roleName(role: Role | undefined): string {
    return (locale.value === 'en' ? role?.nameEn : role?.nameZh) ?? ''
  }

  /** What may be done; a permission without words is shown by its code. */
  function permission(code: string): string {
    const key = `access.permission.${code}`
    return te(key) ? t(key) : code
  }

  function scope(grant: Grant, units: ReadonlyMap<string, string>): string {
    const named = [...grant.units.map((id) => units.get(id) ?? id), ...grant.items]
    return named.length > 0 ? named.join(t('console.comma')) : t(`access.scopes.${grant.scope}`)
  }

  function period(grant: { from: string; until: string | null }): string {
    const until = grant.until === null ? t('access.endless') : moment(grant.until)
    return t('access.span', { from: moment(grant.from), until })
  }

  return { t, moment, roleName, permission, scope, period }
}
