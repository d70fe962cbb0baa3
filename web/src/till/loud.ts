/** Whether the till rings; kept in the browser. */
import { ref } from 'vue'

const KEPT = 'shaopao.till.sound'

export const loud = ref(localStorage.getItem(KEPT) !== 'off')

export function hush(): void {
  loud.value = !loud.value
  localStorage.setItem(KEPT, loud.value ? 'on' : 'off')
}
