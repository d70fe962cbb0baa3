import { readFileSync } from 'node:fs'
import qrcode from 'qrcode-generator'
import { expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

const DOT = 4
const MARGIN = 16

/** A code on a white screen, as grey pixels with an alpha. */
function picture(bytes: Uint8Array): ImageData {
  qrcode.stringToBytes = (text: string) => [...text].map((sign) => sign.charCodeAt(0))
  const qr = qrcode(5, 'M')
  qr.addData(String.fromCharCode(...bytes), 'Byte')
  qr.make()
  const width = qr.getModuleCount() * DOT + 2 * MARGIN
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < qr.getModuleCount() * DOT; y++) {
    for (let x = 0; x < qr.getModuleCount() * DOT; x++) {
      if (qr.isDark(Math.floor(y / DOT), Math.floor(x / DOT)))
        data.fill(0, ((y + MARGIN) * width + x + MARGIN) * 4, ((y + MARGIN) * width + x + MARGIN) * 4 + 3)
    }
  }
  return { data, width, height: width, colorSpace: 'srgb' } as ImageData
}

it('a gate reads each of the eighty bytes that a phone draws', { timeout: 60_000 }, async () => {
  const wasm = new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url)
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer as ArrayBuffer } })
  for (let round = 0; round < 6; round++) {
    const bytes = Uint8Array.from({ length: 80 }, (_, at) => (at * 151 + round * 89 + at * at * round) % 256)
    const found = await readBarcodes(picture(bytes), { formats: ['QRCode'], maxNumberOfSymbols: 1, tryInvert: false })
    expect([...(found[0]?.bytes ?? [])]).toEqual([...bytes])
  }
})
