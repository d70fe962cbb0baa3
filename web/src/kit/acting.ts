/** For whom one acts: an absent colleague who handed the to-dos over. It holds for the hall, in this page, until it is ended. */
import { reactive } from 'vue'

export const acting = reactive({ id: '', name: '' })

export function actFor(id: string, name: string): void {
  acting.id = id
  acting.name = name
}

export function actForMyself(): void {
  actFor('', '')
}
