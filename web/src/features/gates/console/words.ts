/** Makes conditions of the words that there are. */
import type { PolicyVocabulary } from './types'

export interface AskableWord {
  label: string
  condition: string
  /** For how many people it holds; unknown for some. */
  people?: number
}

export interface AskableGroup {
  name: string
  words: AskableWord[]
}

const SHOWN = 60

/** A text as CEL writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

/** Groups of words to pick from; `sought` narrows them. */
export function askable(
  words: PolicyVocabulary,
  language: string,
  sought: string,
  say: (key: string) => string,
): AskableGroup[] {
  const wanted = sought.toLowerCase()
  const fits = (one: AskableWord) => `${one.label} ${one.condition}`.toLowerCase().includes(wanted)
  const group = (key: string, all: AskableWord[]) => ({
    name: say(`groups.${key}`),
    words: all.filter(fits).slice(0, SHOWN),
  })
  return [
    group(
      'homes',
      words.homes.map((home) => ({
        label: `${language === 'en' ? home.name.en : home.name.zh} ${home.code}`,
        condition: `${quoted(`resident:${home.code}`)} in marks`,
        people: home.people,
      })),
    ),
    group(
      'campaigns',
      words.campaigns.flatMap((campaign) =>
        campaign.states.map((state) => ({
          label: `${campaign.code} = ${state.word}`,
          condition: `campaigns[${quoted(campaign.code)}] == ${quoted(state.word)}`,
          people: state.people,
        })),
      ),
    ),
    group(
      'marks',
      words.marks.map((mark) => ({
        label: mark.word,
        condition: `${quoted(mark.word)} in marks`,
        people: mark.people,
      })),
    ),
    group(
      'units',
      words.units.map((unit) => ({
        label: `${unit.name} ${unit.code}`,
        condition: `has(person.unit) && person.unit == ${quoted(unit.code)}`,
      })),
    ),
    group('others', [
      { label: say('offCampus'), condition: 'offCampus', people: words.offCampus },
      { label: say('onLeave'), condition: 'onLeave' },
      { label: say('students'), condition: "person.kind == 'student'" },
      { label: say('employees'), condition: "person.kind == 'staff'" },
    ]),
  ]
}

/** A condition with one more; the one that a new line begins with gives way. */
export function joined(condition: string, more: string, fresh: string): string {
  const before = condition.trim()
  if (before === '' || before === fresh) return more
  return `${/\|\|/.test(before) ? `(${before})` : before} && ${more}`
}
