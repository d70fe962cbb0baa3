/** Times, places and texts of timetables in words of the reader. */
import { useI18n } from 'vue-i18n'
import { language, useTexts } from '../../kit/language'
import { dateOf, ZONE } from './days'
import { timetableMessages } from './messages'
import type { Room } from './types'

export function useWords() {
  useTexts('timetable', timetableMessages)
  const { t, te } = useI18n({ useScope: 'global' })
  const say = (words: { zh: string; en: string }) => (language() === 'en' ? words.en : words.zh)
  const clock = (at: string) =>
    new Date(at).toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' })
  const day = (date: string) =>
    new Date(`${date}T12:00:00+08:00`)
      .toLocaleDateString(language(), { timeZone: ZONE, month: 'numeric', day: 'numeric', weekday: 'short' })
      .replace('周', ' 周')
  const weekday = (date: string) =>
    new Date(`${date}T12:00:00+08:00`).toLocaleDateString(language(), {
      timeZone: ZONE,
      weekday: language() === 'en' ? 'short' : 'narrow',
    })
  const moment = (at: string) => `${day(dateOf(at))} ${clock(at)}`
  /** The building is left out where the room's name begins with it. */
  const place = (room: Room) => {
    const name = say(room.name)
    const building = room.building ? say(room.building) : ''
    return building === '' || name.startsWith(building) ? name : `${building} ${name}`
  }
  const equipment = (word: string) => (te(`timetable.has.${word}`) ? t(`timetable.has.${word}`) : word)
  return { t, say, clock, day, weekday, moment, place, equipment }
}

export { dateOf, daysLater, instantOf, mondayOf } from './days'
