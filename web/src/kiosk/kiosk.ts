/** What the kiosk knows and does. It forgets whoever stands before it when nobody has touched it for a while. */
import { reactive } from 'vue'
import { known, MachineRefusal, speaker, type Machine, type Speaker } from '../kit/machine'
import type { components } from '../kit/schema'

type Schemas = components['schemas']
export type Hall = Schemas['HallView']
export type Office = Hall['offices'][number]
export type Service = Office['services'][number]
export type Ticket = Schemas['MyTicket']
export type Item = Schemas['FoundItem']
export type Visit = Schemas['ShownVisit']

export type Step = 'home' | 'offices' | 'services' | 'scan' | 'mine' | 'find' | 'item' | 'ticket'

const LOOK_MS = 15_000
/** So long before it starts anew the kiosk says so. */
export const WARN_SECONDS = 15

export const kiosk = reactive({
  state: 'starting' as 'starting' | 'new' | 'no-hall' | 'ready',
  name: '',
  hall: undefined as Hall | undefined,
  idleSeconds: 60,
  ahead: 0,
  online: true,
  step: 'home' as Step,
  visit: undefined as Visit | undefined,
  office: undefined as Office | undefined,
  ticket: undefined as Ticket | undefined,
  item: undefined as Item | undefined,
  items: [] as Item[],
  begun: undefined as string | undefined,
  touchedAt: Date.now(),
  busy: false,
  refused: '',
})

let line: Speaker | undefined
let stop: (() => void) | undefined
/** Counts who stands here: an answer that comes after somebody has left is for nobody. */
let stay = 0

/** Runs one call; what is refused is shown in words. */
async function tried<T>(work: (line: Speaker) => Promise<T>): Promise<T | undefined> {
  if (line === undefined) return undefined
  kiosk.busy = true
  kiosk.refused = ''
  try {
    const answer = await work(line)
    kiosk.online = true
    return answer
  } catch (failure) {
    if (!(failure instanceof MachineRefusal)) throw failure
    if (failure.status === 0) kiosk.online = false
    else if (failure.slug === 'no-hall-here') kiosk.state = 'no-hall'
    else if (failure.status === 401 || failure.status === 403) kiosk.state = 'new'
    else {
      if (failure.slug === 'kiosk-visit-over') home()
      kiosk.refused = `${failure.title} ${failure.detail}`
    }
    return undefined
  } finally {
    kiosk.busy = false
  }
}

export async function look(): Promise<void> {
  const found = await tried((one) => one.json<Schemas['KioskHall']>('GET', '/api/queue/kiosk'))
  if (found === undefined) return
  kiosk.hall = found.hall
  kiosk.idleSeconds = Number(found.idleSeconds)
  kiosk.ahead = Date.parse(found.now) - Date.now()
  kiosk.state = 'ready'
}

export async function become(machine: Machine): Promise<void> {
  kiosk.name = machine.name
  line = speaker(machine)
  stop?.()
  stop = line.listen('queue.moved', quiet, (up) => (kiosk.online = up))
  await look()
}

/** Looks again without taking a refusal off the screen. */
function quiet() {
  if (!kiosk.busy && kiosk.refused === '') void look()
}

export async function begin(): Promise<void> {
  const machine = await known('kiosk')
  if (machine === undefined) kiosk.state = 'new'
  else await become(machine)
  setInterval(quiet, LOOK_MS)
}

export function touch() {
  kiosk.touchedAt = Date.now()
}

export function go(step: Step) {
  kiosk.step = step
  kiosk.refused = ''
  touch()
}

/** Everything about whoever stood here goes. */
export function home() {
  stay += 1
  const visit = kiosk.visit
  Object.assign(kiosk, {
    step: 'home',
    visit: undefined,
    office: undefined,
    ticket: undefined,
    item: undefined,
    items: [],
    begun: undefined,
    refused: '',
  })
  touch()
  if (visit !== undefined && line !== undefined)
    void line.json('DELETE', `/api/queue/kiosk/visits/${visit.id}`).catch(() => undefined)
}

export async function show(code: string): Promise<void> {
  touch()
  const mine = stay
  const visit = await tried((one) => one.json<Visit>('POST', '/api/queue/kiosk/visits', { code }))
  if (visit === undefined) return
  if (mine !== stay) {
    void line?.json('DELETE', `/api/queue/kiosk/visits/${visit.id}`).catch(() => undefined)
    return
  }
  kiosk.visit = visit
  go('mine')
}

export async function take(service: string): Promise<void> {
  touch()
  const body = { service, ...(kiosk.visit === undefined ? {} : { visit: kiosk.visit.id }) }
  const mine = stay
  const ticket = await tried((one) => one.json<Ticket>('POST', '/api/queue/kiosk/tickets', body))
  if (ticket === undefined || mine !== stay) return
  kiosk.ticket = ticket
  go('ticket')
}

export async function find(text: string): Promise<void> {
  const query = new URLSearchParams({ text, ...(kiosk.visit === undefined ? {} : { visit: kiosk.visit.id }) })
  const found = await tried((one) => one.json<Item[]>('GET', `/api/queue/kiosk/items?${query.toString()}`))
  if (found !== undefined) kiosk.items = found
}

export async function beginItem(item: Item): Promise<void> {
  touch()
  const visit = kiosk.visit
  if (visit === undefined) return
  const mine = stay
  const begun = await tried((one) =>
    one.json<Schemas['BegunApplication']>('POST', `/api/queue/kiosk/visits/${visit.id}/applications`, {
      item: item.code,
    }),
  )
  if (begun !== undefined && mine === stay) kiosk.begun = `${location.origin}/hall/items/${item.code}/apply`
}

/** The services at which an item is handled here. */
export function counters(item: Item): { office: Office; service: Service }[] {
  return (kiosk.hall?.offices ?? []).flatMap((office) =>
    office.services.filter((one) => one.items.includes(item.code)).map((service) => ({ office, service })),
  )
}

/** Minutes from now to when one would be called: the near and the far end; undefined when nobody can tell. */
export function minutes(
  forecast: Service['forecast'],
  now = Date.now() + kiosk.ahead,
): { low: number; high: number } | undefined {
  if (forecast === null || forecast === undefined) return undefined
  const from = (at: string) => Math.max(0, Math.round((Date.parse(at) - now) / 60_000))
  return { low: from(forecast.low), high: from(forecast.high) }
}
