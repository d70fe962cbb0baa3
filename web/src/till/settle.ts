/** What waits goes to the server: in its order, as often as it takes; each sale with what came of it. */
import { MachineRefusal, type Speaker } from '../kit/machine'
import type { Done, Waiting } from './store'

/** As the server answers: `shaopao.till.TerminalController.Settled`. */
interface Settled {
  id: string
  how: string
  why?: string | null
}

const TOGETHER = 50

/** Where it is kept. */
export interface Kept {
  settle: (some: Done[]) => Promise<void>
}

/** The server was there, and does not take it: it stays. */
export class NotTaken extends Error {
  constructor(readonly refusal: MachineRefusal) {
    super(refusal.slug)
  }
}

/** Sends what waits. Throws when the network goes, or with {@link NotTaken}; what was answered until then is settled. */
export async function settleAll(line: Pick<Speaker, 'json'>, all: Waiting[], kept: Kept): Promise<void> {
  for (let at = 0; at < all.length;) {
    const some = together(all, at)
    await kept.settle(await settled(line, some))
    at += some.length
  }
}

/** Those that follow each other and go to one merchant; one of which nothing is known goes alone. */
export function together(all: Waiting[], from: number): Waiting[] {
  const first = all[from]
  if (first === undefined || first.unsure) return all.slice(from, from + 1)
  const end = all.findIndex((one, at) => at > from && (one.unsure || one.merchant !== first.merchant))
  return all.slice(from, Math.min(end < 0 ? all.length : end, from + TOGETHER))
}

async function settled(line: Pick<Speaker, 'json'>, some: Waiting[]): Promise<Done[]> {
  const first = some[0]
  if (first === undefined) return []
  if (first.unsure) return [{ ...first, how: await found(line, first), why: '', settledAt: Date.now() }]
  try {
    const sales = some.map(({ id, code, items, at }) => ({ id, code, items, occurredAt: new Date(at).toISOString() }))
    const path = `/api/till/${first.merchant}/offline-sales`
    const answers = await line.json<Settled[]>('POST', path, { sales }, { headers: once() })
    return some.flatMap((one) => {
      const said = answers.find((answer) => answer.id === one.id)
      return said === undefined ? [] : [{ ...one, how: said.how, why: said.why ?? '', settledAt: Date.now() }]
    })
  } catch (refusal) {
    if (!(refusal instanceof MachineRefusal)) throw refusal
    // one that no server will ever read does not keep the others waiting
    if (refusal.status === 400 && some.length > 1) return oneByOne(line, some)
    if (refusal.status === 400) return [{ ...first, how: 'REFUSED', why: refusal.slug, settledAt: Date.now() }]
    throw answered(refusal) ? new NotTaken(refusal) : refusal
  }
}

async function oneByOne(line: Pick<Speaker, 'json'>, some: Waiting[]): Promise<Done[]> {
  const done: Done[] = []
  for (const one of some) done.push(...(await settled(line, [one])))
  return done
}

/** Whether it was sold on line after all. */
async function found(line: Pick<Speaker, 'json'>, one: Waiting): Promise<string> {
  try {
    await line.json('GET', `/api/till/${one.merchant}/sales/${one.id}`)
    return 'PAID'
  } catch (refusal) {
    if (refusal instanceof MachineRefusal && refusal.status === 404) return 'NOT_SOLD'
    throw refusal
  }
}

/** Whether a refusal is the server's answer; silence, and a server that is in trouble or busy, is none. */
export function answered(failure: unknown): failure is MachineRefusal {
  return failure instanceof MachineRefusal && failure.status >= 400 && failure.status < 500 && failure.status !== 429
}

/** Each try is a request of its own: what makes it harmless are the ids of the sales. */
export function once(): Record<string, string> {
  return { 'Idempotency-Key': crypto.randomUUID() }
}
