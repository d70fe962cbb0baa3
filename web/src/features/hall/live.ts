import { onBeforeUnmount } from 'vue'
import { on } from '../../kit/live'

/** What happens to an application that others should see at once. */
export type CaseNews = 'hall.moved' | 'hall.said' | 'hall.supplemented' | 'hall.concluded' | 'hall.rating-answered'

/** Calls back whenever an application that concerns the reader has moved; with the id of the application. */
export function whenMoved(look: (id: string) => void): void {
  whenTold(['hall.moved'], look)
}

/** Calls back at each of these news, with the id of the application. */
export function whenTold(news: CaseNews[], look: (id: string) => void): void {
  const ends = news.map((type) => on(type, (told) => look((told as { id: string }).id)))
  onBeforeUnmount(() => ends.forEach((end) => end()))
}
