import { onBeforeUnmount, onMounted } from 'vue'

/** Calls back whenever an application that concerns the reader has moved; with the id of the application. */
export function whenMoved(look: (id: string) => void): void {
  let source: EventSource | undefined
  onMounted(() => {
    source = new EventSource('/api/events')
    source.addEventListener('hall.moved', (event) => {
      const news = JSON.parse((event as MessageEvent<string>).data) as { id: string }
      look(news.id)
    })
  })
  onBeforeUnmount(() => source?.close())
}
