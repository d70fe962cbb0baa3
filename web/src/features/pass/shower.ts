/** The code of this phone: made anew every 15 s from what is kept here, with or without a network. */
import { computed, onBeforeUnmount, ref, shallowRef } from 'vue'
import { Refusal } from '../../kit/call'
import { code, fromText, minutesLeft, proof, STEP_SECONDS, stepOf, takeKey, type Shower } from './code'
import { forgetShower, keepShower, keptShower, type Owner } from './keys'
import type { BoundPhone, SignedMinutes } from './types'

/** With fewer minutes than this left, the phone asks for more whenever there is a network. */
const RENEW_MINUTES = 360
/** With fewer than this the person is told. */
const SHORT_MINUTES = 60

/** How fresh minutes are got; the code is one that no phone shows, and proves that this one holds its key. */
type Renew = (code: Uint8Array) => Promise<SignedMinutes | undefined>

export function useShower(renew: Renew) {
  const shower = shallowRef<Shower>()
  const bytes = shallowRef<Uint8Array>()
  const known = ref(false)
  /** The number in the phone is no longer the one that shows the pass. */
  const replaced = ref(false)
  const secondsLeft = ref(STEP_SECONDS)
  const minutes = ref(0)
  let owner: Owner = ''
  let shownStep = -1
  let timer: ReturnType<typeof setInterval> | undefined
  let gone = false

  const now = () => Date.now() + (shower.value?.aheadMillis ?? 0)

  async function open(of: Owner) {
    owner = of
    shower.value = await keptShower(owner).catch(() => undefined)
    known.value = true
    replaced.value = false
    shownStep = -1
    await tick()
    // whatever began meanwhile is over, and a page that is gone begins nothing
    clearInterval(timer)
    if (gone) return
    timer = setInterval(() => void tick(), 250)
    void more()
  }

  async function tick() {
    const one = shower.value
    if (one === undefined) return
    const at = now()
    secondsLeft.value = STEP_SECONDS - ((at / 1000) % STEP_SECONDS)
    const step = stepOf(at)
    if (step === shownStep) return
    shownStep = step
    minutes.value = minutesLeft(one, at)
    bytes.value = await code(one, at)
  }

  /** Keeps what the server told this once. */
  async function bound(phone: BoundPhone) {
    const kept: Shower = { ...packed(phone.minutes), number: phone.number, key: await takeKey(phone.key) }
    await keepShower(owner, kept)
    await open(owner)
  }

  /** Fetches more signed minutes when they run short; without a network it is tried again later. */
  async function more(whatever = false) {
    const one = shower.value
    if (one === undefined || (!whatever && minutesLeft(one, now()) >= RENEW_MINUTES)) return
    try {
      const got = await renew(await proof(one, now()))
      if (got === undefined) return
      shower.value = { ...one, ...packed(got) }
      await keepShower(owner, shower.value)
      shownStep = -1
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      if (e.is('phone-replaced') || e.is('visit-link-invalid')) await drop()
    }
  }

  /** What is kept here is good for nothing any more. */
  async function drop() {
    await forgetShower(owner)
    replaced.value = shower.value !== undefined
    shower.value = undefined
    bytes.value = undefined
  }

  const back = () => void more()
  addEventListener('online', back)
  const renewing = setInterval(back, 10 * 60_000)
  onBeforeUnmount(() => {
    gone = true
    clearInterval(timer)
    clearInterval(renewing)
    removeEventListener('online', back)
  })

  const short = computed(() => shower.value !== undefined && minutes.value < SHORT_MINUTES)
  return { shower, bytes, known, replaced, secondsLeft, minutes, short, open, bound, more, drop }
}

function packed(minutes: SignedMinutes): Omit<Shower, 'number' | 'key'> {
  return {
    signingKey: minutes.key,
    purposes: minutes.purposes,
    fromMinute: minutes.fromMinute,
    signatures: fromText(minutes.signatures),
    aheadMillis: minutes.serverMillis - Date.now(),
  }
}
