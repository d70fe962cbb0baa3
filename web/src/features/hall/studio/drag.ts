/** Cards that are dragged within and between lists, and things that are dragged in from a palette. */
import { draggable, dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { attachClosestEdge, extractClosestEdge, type Edge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge'
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import type { Path } from './tree'

/** What is dragged: something that stands in a list, or a new thing of a type. */
export type Dragged = { from: Path; number: number } | { type: string }

/** Where it is dropped: before this number in the list. */
export interface Dropped {
  list: Path
  before: number
}

type Data = Record<string | symbol, unknown>

/** Makes an element a card: it can be taken, and others can be dropped before or after it. */
export function useCard(
  element: Ref<HTMLElement | null>,
  board: string,
  place: () => { list: Path; number: number; takes: (dragged: Dragged) => boolean },
) {
  const edge = ref<Edge | null>(null)
  const held = ref(false)
  let undo: (() => void)[] = []
  onMounted(() => {
    const card = element.value
    if (!card) return
    const handle = card.querySelector<HTMLElement>('[data-handle]')
    undo = [
      draggable({
        element: card,
        ...(handle ? { dragHandle: handle } : {}),
        getInitialData: () => ({ board, dragged: { from: [...place().list], number: place().number } }),
        onDragStart: () => (held.value = true),
        onDrop: () => (held.value = false),
      }),
      dropTargetForElements({
        element: card,
        canDrop: ({ source }) => source.data['board'] === board && place().takes(source.data['dragged'] as Dragged),
        getData: ({ input }) =>
          attachClosestEdge(
            { list: place().list, number: place().number },
            {
              element: card,
              input,
              allowedEdges: ['top', 'bottom'],
            },
          ),
        onDrag: ({ self, location }) => {
          const innermost = location.current.dropTargets[0]?.element === card
          edge.value = innermost ? extractClosestEdge(self.data) : null
        },
        onDragLeave: () => (edge.value = null),
        onDrop: () => (edge.value = null),
      }),
    ]
  })
  onBeforeUnmount(() => undo.forEach((stop) => stop()))
  return { edge, held }
}

/** Makes an element the end of a list. */
export function useZone(
  element: Ref<HTMLElement | null>,
  board: string,
  place: () => { list: Path; length: number; takes: (dragged: Dragged) => boolean },
) {
  const over = ref(false)
  let undo = () => {}
  onMounted(() => {
    const zone = element.value
    if (!zone) return
    undo = dropTargetForElements({
      element: zone,
      canDrop: ({ source }) => source.data['board'] === board && place().takes(source.data['dragged'] as Dragged),
      getData: () => ({ list: place().list, number: place().length }),
      onDrag: ({ location }) => (over.value = location.current.dropTargets[0]?.element === zone),
      onDragLeave: () => (over.value = false),
      onDrop: () => (over.value = false),
    })
  })
  onBeforeUnmount(() => undo())
  return over
}

/** Makes an element of a palette something that can be dragged in. */
export function usePalette(element: Ref<HTMLElement | null>, board: string, type: () => string) {
  let undo = () => {}
  onMounted(() => {
    if (element.value) {
      undo = draggable({ element: element.value, getInitialData: () => ({ board, dragged: { type: type() } }) })
    }
  })
  onBeforeUnmount(() => undo())
}

/** Hears every drop on a board. */
export function useBoard(board: string, dropped: (dragged: Dragged, at: Dropped) => void) {
  let undo = () => {}
  onMounted(() => {
    undo = monitorForElements({
      canMonitor: ({ source }) => source.data['board'] === board,
      onDrop: ({ source, location }) => {
        const target = location.current.dropTargets[0]?.data as Data | undefined
        if (!target) return
        const below = extractClosestEdge(target) === 'bottom' ? 1 : 0
        dropped(source.data['dragged'] as Dragged, {
          list: target['list'] as Path,
          before: Number(target['number']) + below,
        })
      },
    })
  })
  onBeforeUnmount(() => undo())
}
