import type { InjectionKey, Ref } from 'vue'
import type { Path } from './tree'

/** What steps can ask of the board on which they lie. */
export interface FlowBoard {
  selected: Ref<Path>
  select: (path: Path) => void
  shift: (path: Path, by: number) => void
  remove: (path: Path) => void
  duplicate: (path: Path) => void
  addLane: (path: Path) => void
  removeLane: (path: Path, lane: number) => void
}

export const FLOW_BOARD: InjectionKey<FlowBoard> = Symbol('flow board')
