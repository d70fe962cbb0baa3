/** How the pages look on this device: theme and size of type, kept in the browser. */
import { computed, reactive, watch } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'

const system = matchMedia('(prefers-color-scheme: dark)')
const kept = localStorage.getItem('shaopao.theme')

export const look = reactive({
  theme: (kept === 'light' || kept === 'dark' ? kept : 'auto') as Theme,
  large: localStorage.getItem('shaopao.large') === 'true',
  systemDark: system.matches,
})

export const dark = computed(() => (look.theme === 'auto' ? look.systemDark : look.theme === 'dark'))

/** Puts the look on the page, now and whenever it changes here or on the device. */
export function wear(): void {
  system.addEventListener('change', (event) => (look.systemDark = event.matches))
  watch(
    [dark, () => look.theme, () => look.large],
    () => {
      document.documentElement.classList.toggle('dark', dark.value)
      document.documentElement.classList.toggle('van-theme-dark', dark.value)
      document.documentElement.classList.toggle('large', look.large)
      localStorage.setItem('shaopao.theme', look.theme)
      localStorage.setItem('shaopao.large', String(look.large))
    },
    { immediate: true },
  )
}
