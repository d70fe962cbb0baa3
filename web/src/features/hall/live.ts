import { onBeforeUnmount } from 'vue'
import { on } from '../../kit/live'

/** Calls back whenever an application that concerns the reader has moved; with the id of the application. */
export function whenMoved(look: (id: string) => void): void {
  onBeforeUnmount(on('hall.moved', (news) => look((news as { id: string }).id)))
}
