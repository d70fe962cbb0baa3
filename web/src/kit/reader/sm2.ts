/** SM2 with SM3 (GB/T 32918.2) and the usual user id 1234567812345678, as the server signs where a school has to. */
import { sm2 } from 'sm-crypto-v2'

const KEY_BYTES = 65
const SIGNATURE_BYTES = 64

/** The key is a point of 65 bytes, the signature r and s of 32 bytes each. */
export function signedBySm2(key: Uint8Array, text: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== KEY_BYTES || signature.length !== SIGNATURE_BYTES) return false
  try {
    return sm2.doVerifySignature(text, hex(signature), hex(key), { hash: true })
  } catch {
    // r or s of nought, or larger than the order of the curve
    return false
  }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
