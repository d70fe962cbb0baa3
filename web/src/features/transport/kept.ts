/** Stops that one has pinned, and where one was last; in this browser alone. */
import { ref } from 'vue'

const KEY = 'shaopao.bus.stops'
const PINNED_MAX = 6

/** Where one is. */
export interface Here {
  latitude: number
  longitude: number
}

export const pinned = ref<string[]>(read())

function read(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : []
  } catch {
    return []
  }
}

export function pin(stop: string, yes: boolean): void {
  const others = pinned.value.filter((one) => one !== stop)
  pinned.value = yes ? [stop, ...others].slice(0, PINNED_MAX) : others
  localStorage.setItem(KEY, JSON.stringify(pinned.value))
}

/** Asks the phone where it is; undefined when it does not say. */
export function locate(): Promise<Here | undefined> {
  return new Promise((done) => {
    if (!('geolocation' in navigator)) return done(undefined)
    navigator.geolocation.getCurrentPosition(
      (at) => done({ latitude: at.coords.latitude, longitude: at.coords.longitude }),
      () => done(undefined),
      { enableHighAccuracy: true, maximumAge: 30_000, timeout: 8_000 },
    )
  })
}
