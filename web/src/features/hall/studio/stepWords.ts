/** Steps in the words of people: who is asked, by when. */
import { useWords } from '../words'
import { ruleOf, whoList } from './flow'
import { useLookups } from './lookups'
import { isTree, type RawStep } from './tree'

export function useStepWords() {
  const { t, listed } = useWords()
  const { units } = useLookups()

  function who(step: RawStep): string {
    return listed(
      whoList(step['who']).map((one) => {
        const name = t(`studio.who.${ruleOf(one)}`)
        if (!isTree(one)) return name
        const unit = units.value.find(({ unit }) => unit.code === one['unit'])?.unit.name
        const of = unit ?? one['unit'] ?? one['role'] ?? one['number'] ?? one['field'] ?? one['levels']
        return of === undefined ? name : `${name}（${String(of)}）`
      }),
    )
  }

  function limit(step: RawStep): string {
    const time = step['time']
    if (!isTree(time)) return ''
    const days = time['days'] === undefined ? '' : t('studio.days', { count: time['days'] })
    const hours = time['hours'] === undefined ? '' : t('studio.hours', { count: time['hours'] })
    return `${days}${hours} ${t(`studio.choice.then.${String(time['then'] ?? 'remind')}`)}`
  }

  return { who, limit }
}
