import type { InjectionKey, Ref } from 'vue'
import type { Dragged } from './drag'
import type { Path } from './tree'

/** What cards can ask of the board on which they lie. */
export interface FormBoard {
  selected: Ref<Path>
  select: (path: Path) => void
  shift: (path: Path, by: number) => void
  remove: (path: Path) => void
  duplicate: (path: Path) => void
  takes: (list: Path, dragged: Dragged) => boolean
}

export const FORM_BOARD: InjectionKey<FormBoard> = Symbol('form board')
