/** Whether the server has signed a code: by Ed25519 of the browser, or by SM2, which is fetched for such a key alone. */

/** True when the signature of 64 bytes is the server's over the text. */
export type Check = (text: Uint8Array, signature: Uint8Array) => Promise<boolean>

/** The check of one key of a bundle; undefined for a kind that is not known. */
export async function checkOf(kind: string, key: Uint8Array): Promise<Check | undefined> {
  if (kind === 'ED25519') {
    const imported = await crypto.subtle.importKey('raw', own(key), 'Ed25519', false, ['verify'])
    return (text, signature) => crypto.subtle.verify('Ed25519', imported, own(signature), own(text))
  }
  if (kind !== 'SM2') return undefined
  // fetched now, for there may be no network when the first code comes
  let library = import('./sm2')
  library.catch(() => undefined)
  return async (text, signature) => {
    try {
      return (await library).signedBySm2(key, text, signature)
    } catch {
      library = import('./sm2')
      library.catch(() => undefined)
      return false
    }
  }
}

/** The bytes alone, in a buffer of their own, as the browser's cryptography takes them. */
function own(bytes: Uint8Array): ArrayBuffer {
  return bytes.slice().buffer as ArrayBuffer
}
