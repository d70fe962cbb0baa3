/** Who works here, what he or she may do, and whether the server hears us. */
import { computed, reactive } from 'vue'
import { get, onRefusal, post, Refusal } from './call'
import { actForMyself } from './acting'
import { copyOf, forgetCopies, keepCopy } from './copies'
import type { components } from './schema'

type Schemas = components['schemas']
export type Me = Schemas['Me']
export type Methods = Schemas['Methods']
export type DemoAccount = Schemas['DemoAccount']

export const session = reactive({
  me: null as Me | null,
  known: false,
  connected: false,
  /** Set while a sensitive act waits for the password; called with true when it was given. */
  stepUp: null as ((given: boolean) => void) | null,
})

const ME = 'me'

export const signedIn = computed(() => session.me !== null)

export function may(permission: string): boolean {
  return session.me?.permissions.includes(permission) ?? false
}

export function methods(): Promise<Methods> {
  return get<Methods>('/api/access/methods')
}

/** Asks the server who we are; nobody is an answer, too. Without a network it is who was here last. */
export async function recall(): Promise<void> {
  try {
    session.me = await get<Me>('/api/access/me')
    keepCopy(ME, session.me)
  } catch (e) {
    if (!(e instanceof Refusal)) throw e
    if (e.status === 401) forgetCopies()
    session.me = e.status === 0 ? (copyOf<Me>(ME)?.value ?? null) : null
  } finally {
    session.known = true
  }
}

export async function signIn(number: string, password: string): Promise<void> {
  session.me = await post<Me>('/api/access/sign-in', { number, password })
  keepCopy(ME, session.me)
}

/** The first sign-in: proves the number by a code on paper and sets the password. */
export async function activate(number: string, code: string, password: string): Promise<void> {
  session.me = await post<Me>('/api/access/activate', { number, code, password })
  keepCopy(ME, session.me)
}

const leaving: (() => Promise<unknown>)[] = []

/** What a page keeps on this device beside copies, and gives up when its person signs out. */
export function onSignOut(act: () => Promise<unknown>): void {
  leaving.push(act)
}

export async function signOut(): Promise<void> {
  await post('/api/access/sign-out')
  forgetCopies()
  await Promise.allSettled(leaving.map((act) => act()))
  actForMyself()
  session.me = null
}

export async function stepUp(password: string): Promise<void> {
  await post('/api/access/step-up', { password })
}

onRefusal(async (refusal) => {
  if (refusal.is('sign-in-required')) session.me = null
  if (!refusal.is('step-up-required')) return false
  const given = await new Promise<boolean>((tell) => (session.stepUp = tell))
  session.stepUp = null
  return given
})
