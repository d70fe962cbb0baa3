/** Passkeys (WebAuthn) in the browser: make one, sign in with one, confirm a sensitive act with one. */
import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { post } from './call'
import { session, type Me } from './me'

/** The person, or the device, did not go through with it; nothing has happened. */
export class NotConfirmed extends Error {}

export async function makePasskey(name: string): Promise<void> {
  const optionsJSON = await post<Parameters<typeof startRegistration>[0]['optionsJSON']>('/api/access/passkeys/options')
  const made = await confirmed(startRegistration({ optionsJSON }))
  const { attestationObject, clientDataJSON, transports } = made.response
  await post('/api/access/passkeys', { name, attestationObject, clientDataJSON, transports: transports ?? null })
}

export async function signInByPasskey(): Promise<void> {
  session.me = await post<Me>('/api/access/passkeys/sign-in', await answer('/api/access/passkeys/sign-in/options'))
}

export async function stepUpByPasskey(): Promise<void> {
  await post('/api/access/passkeys/step-up', await answer('/api/access/passkeys/step-up/options'))
}

async function answer(path: string): Promise<object> {
  const optionsJSON = await post<PublicKeyCredentialRequestOptionsJSON>(path)
  const given = await confirmed(startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature, userHandle } = given.response
  return { id: given.id, clientDataJSON, authenticatorData, signature, userHandle: userHandle ?? null }
}

async function confirmed<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (e) {
    throw new NotConfirmed(String(e))
  }
}
