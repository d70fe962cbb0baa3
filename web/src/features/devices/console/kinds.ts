/** The kinds of terminals. */
import type { components } from '../../../kit/schema'

export type Device = components['schemas']['Device']

export const KINDS: Device['kind'][] = ['GATE', 'KIOSK', 'TILL', 'SCREEN']
