/** The top-up that is under way here: begun under one id, asked for until it is paid or over, found again after a reload. */
import { computed, onBeforeUnmount, ref } from 'vue'
import { get, post, Refusal } from '../../kit/call'
import { copyOf, keepCopy } from '../../kit/copies'
import { on } from '../../kit/live'
import { ahead, pause, step, type Wish } from './topUps'
import type { TopUp } from './types'

const KEPT = 'top-up'
const FINAL = [400, 409, 422]

/** @param why a refusal in words; @param moved what to do when an order has ended */
export function usePaying(why: (e: Refusal) => string, moved: () => void) {
  const wish = ref<Wish | null>(copyOf<Wish | null>(KEPT)?.value ?? null)
  const order = ref<TopUp>()
  const refused = ref('')
  const offline = ref(false)
  const busy = ref(false)
  const clock = ref(Date.now())
  /** The time of the server, as far as it is known here. */
  const now = computed(() => clock.value - (wish.value?.aheadMillis ?? 0))
  const how = computed(() => (order.value === undefined ? undefined : step(order.value, now.value)))
  let asked = 0
  let left = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const ticking = setInterval(() => (clock.value = Date.now()), 1_000)

  function keep(one: Wish | null) {
    wish.value = one
    keepCopy(KEPT, one)
  }

  /** Begins it anew, or shows one that was begun before. */
  function start(channel: string, amountCents: number) {
    keep({ id: crypto.randomUUID(), channel, amountCents, askedAt: Date.now(), aheadMillis: 0 })
    order.value = undefined
    return send()
  }

  function show(one: TopUp) {
    keep({ id: one.id, channel: one.channel, amountCents: one.amountCents, askedAt: 0, aheadMillis: 0 })
    order.value = one
    return again()
  }

  /** The same order, however often; a refusal that no repeat can change lets it go. */
  async function send() {
    const one = wish.value
    if (one === null) return
    const { id, channel, amountCents } = one
    const status = await turn(() => post<TopUp>('/api/wallet/top-ups', { id, channel, amountCents }))
    if (!FINAL.includes(status)) return
    keep(null)
    order.value = undefined
  }

  /** What never arrived, or has no link because the service was away, is sent again. */
  async function ask() {
    const one = wish.value
    if (one === null) return
    const status = await turn(() => get<TopUp>(`/api/wallet/top-ups/${one.id}`))
    const linkless = order.value?.payLink === null && how.value === 'waiting'
    if (status === 404 || (status === 200 && linkless)) await send()
  }

  async function turn(call: () => Promise<TopUp>): Promise<number> {
    const mine = wish.value?.id
    clearTimeout(timer)
    busy.value = true
    try {
      const answer = await call()
      if (mine === wish.value?.id) take(answer)
      return 200
    } catch (e) {
      if (!(e instanceof Refusal)) throw e
      offline.value = e.status === 0
      refused.value = e.status === 0 || e.status === 404 ? '' : why(e)
      return e.status
    } finally {
      busy.value = false
      later()
    }
  }

  function take(answer: TopUp) {
    offline.value = false
    refused.value = ''
    order.value = answer
    const one = wish.value
    if (one !== null) keep({ ...one, aheadMillis: ahead(one, answer, Date.now()) })
    if (answer.state === 'WAITING') return
    keepCopy(KEPT, null)
    moved()
  }

  function later() {
    clearTimeout(timer)
    if (left) return
    const open = order.value === undefined ? offline.value : order.value.state === 'WAITING'
    if (wish.value !== null && open) timer = setTimeout(() => void ask(), pause(asked++) * 1_000)
  }

  /** Asks at once, and often again for a while. */
  function again() {
    asked = 0
    return ask()
  }

  /** Back to the form; what was begun ends by itself, and counts when it is paid all the same. */
  function leave() {
    clearTimeout(timer)
    keep(null)
    order.value = undefined
    refused.value = ''
    offline.value = false
    moved()
  }

  const seen = () => {
    if (document.visibilityState === 'visible' && order.value?.state !== 'PAID') void again()
  }
  document.addEventListener('visibilitychange', seen)
  window.addEventListener('online', seen)
  const deaf = on('wallet.moved', () => {
    if (order.value?.state === 'WAITING') void again()
  })
  onBeforeUnmount(() => {
    left = true
    clearTimeout(timer)
    clearInterval(ticking)
    document.removeEventListener('visibilitychange', seen)
    window.removeEventListener('online', seen)
    deaf()
  })
  if (wish.value !== null) void again()

  return { wish, order, how, now, refused, offline, busy, start, show, send, again, leave }
}
