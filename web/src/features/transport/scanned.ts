/** What the camera or a scanner of the driver has read. */
import { base64url } from '../../kit/reader/code'

const BRIEF_BYTES = 16
const SIGNED_BYTES = 80

/** The text of a campus code; a printed pass, or anything else, stays as it is. */
export function codeText(bytes: Uint8Array, text: string): string {
  return bytes.length === BRIEF_BYTES || bytes.length === SIGNED_BYTES ? base64url(bytes) : text
}

/** Whether what was typed is a code, or a printed pass, and not the number of a person. */
export function isCode(typed: string): boolean {
  return /^(?:[\w-]{22}|[\w-]{107}|SP[\dA-Z -]{12,})$/i.test(typed)
}
