/** Who walks in journeys, and sessions that are kept: only a journey about signing in types a password. */
import { randomUUID } from 'node:crypto'
import { request, type APIRequestContext, type APIResponse, type Cookie } from '@playwright/test'

const PASSWORD = 'shaopao-demo'
/** Of those who get one on the way; it may not hold a number of theirs. */
const THEIRS = 'walks-for-others-too'

/** The four of the demo campus who have a password. */
export const people = { student: '20230101', counsellor: 'T1001', dean: 'T1002', admin: 'admin' } as const

export const passwordOf = (number: string) => (Object.values<string>(people).includes(number) ? PASSWORD : THEIRS)

/** A student, those of the same class by `mate`, their counsellor and the dean of their college. */
export interface Cast {
  student: string
  counsellor: string
  dean: string
  mate: (nth: number) => string
}

/**
 * People of another college of the demo campus, so that journeys that run side by side share no drafts, to-dos and
 * counts. They come in as everybody does: an activation code, then a password of their own.
 */
export function cast(college: number): Cast {
  const mate = (nth: number) => `2023${String(college).padStart(4, '0')}${String(nth).padStart(2, '0')}`
  return { student: mate(1), counsellor: `T${1002 + college}`, dean: `T${1102 + college}`, mate }
}

/** Below the five minutes for which a password counts as just given. */
const FRESH_MS = 150_000

const kept = new Map<string, { at: number; cookies: Promise<Cookie[]> }>()

/** The cookies of a session of this person, which journeys of one worker share. */
export function session(address: string, number: string): Promise<Cookie[]> {
  const name = `${address} ${number}`
  const known = kept.get(name)
  if (known !== undefined && Date.now() - known.at < FRESH_MS) return known.cookies
  const cookies = arrive(address, number)
  kept.set(name, { at: Date.now(), cookies })
  return cookies
}

async function arrive(address: string, number: string): Promise<Cookie[]> {
  const door = await request.newContext({ baseURL: address })
  try {
    await door.get('/api/access/methods')
    const password = passwordOf(number)
    let answer = await post(door, '/api/access/sign-in', { number, password })
    if (answer.status() === 401 && password === THEIRS) {
      const code = await activation(address, number)
      answer = await post(door, '/api/access/activate', { number, code, password })
    }
    if (!answer.ok()) throw new Error(`sign-in of ${number}: ${answer.status()} ${await answer.text()}`)
    return (await door.storageState()).cookies
  } finally {
    await door.dispose()
  }
}

/** The administrator hands out a code for a first password. */
async function activation(address: string, number: string): Promise<string> {
  const desk = await request.newContext({ baseURL: address })
  try {
    await desk.get('/api/access/methods')
    await post(desk, '/api/access/sign-in', { number: people.admin, password: PASSWORD })
    const found = (await (await desk.get(`/api/people?q=${number}`)).json()) as {
      items: { id: string; number: string }[]
    }
    const person = found.items.find((one) => one.number === number)
    const answer = await post(desk, '/api/access/activation-codes', { personId: person?.id })
    if (!answer.ok()) throw new Error(`activation of ${number}: ${answer.status()} ${await answer.text()}`)
    return ((await answer.json()) as { code: string }).code
  } finally {
    await desk.dispose()
  }
}

async function post(by: APIRequestContext, path: string, data: object): Promise<APIResponse> {
  const token = (await by.storageState()).cookies.find((one) => one.name === 'XSRF-TOKEN')?.value ?? ''
  return by.post(path, {
    data,
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token), 'Idempotency-Key': randomUUID() },
  })
}
