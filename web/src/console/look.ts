/** How the console looks on this device: theme and size of type, kept in the browser. */
import { reactive, watch } from 'vue'

export const look = reactive({
  dark: read('dark') ?? matchMedia('(prefers-color-scheme: dark)').matches,
  large: read('large') ?? false,
})

export function wear(): void {
  watch(
    look,
    () => {
      document.documentElement.classList.toggle('dark', look.dark)
      document.documentElement.classList.toggle('large', look.large)
      localStorage.setItem('shaopao.dark', String(look.dark))
      localStorage.setItem('shaopao.large', String(look.large))
    },
    { immediate: true },
  )
}

function read(name: string): boolean | undefined {
  const kept = localStorage.getItem(`shaopao.${name}`)
  return kept === null ? undefined : kept === 'true'
}
