/** The hours that somebody looks for, kept while going from page to page. */
import { reactive } from 'vue'
import { clock, dayOf, instant, minuteOfDay, plusDays } from './moments'

/** The next full half hour, or tomorrow morning when the day is nearly over. */
function beginning() {
  const now = new Date()
  const next = Math.ceil((minuteOfDay(now.toISOString()) + 1) / 30) * 30
  const late = next > 20 * 60
  const from = late ? 9 * 60 : Math.max(next, 8 * 60)
  return { day: late ? plusDays(dayOf(now), 1) : dayOf(now), from: clock(from), until: clock(from + 120) }
}

export const wish = reactive({ ...beginning(), people: 1, policy: '', area: '' })

export const wished = () => ({ from: instant(wish.day, wish.from), until: instant(wish.day, wish.until) })
