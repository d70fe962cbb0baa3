/** A camera that sees a code: a film that is made before the page looks, and the phone whose code is on it. */
import { writeFileSync } from 'node:fs'
import type { LaunchOptions, Page } from '@playwright/test'
import qrcode from 'qrcode-generator'
import { fromText, takeKey, type Shower } from '../src/features/pass/code'
import { executablePath } from '../playwright.config'
import { call } from './campus'

/** A browser whose camera plays this file. */
export const cameraArgs = (film: string): LaunchOptions => ({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ],
})

/** Five pictures of a code on a bright screen, over and over; of an empty one without a code. */
export function shoot(film: string, bytes?: Uint8Array): void {
  const [width, height, dot] = [640, 480, 8]
  const light = Buffer.alloc(width * height, 235)
  if (bytes !== undefined) {
    qrcode.stringToBytes = (text: string) => [...text].map((sign) => sign.charCodeAt(0))
    const qr = qrcode(5, 'M')
    qr.addData(String.fromCharCode(...bytes), 'Byte')
    qr.make()
    const count = qr.getModuleCount()
    const [left, top] = [(width - count * dot) / 2, (height - count * dot) / 2].map(Math.floor) as [number, number]
    for (let y = 0; y < count * dot; y++) {
      for (let x = 0; x < count * dot; x++) {
        if (qr.isDark(Math.floor(y / dot), Math.floor(x / dot))) light[(top + y) * width + left + x] = 16
      }
    }
  }
  const colour = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colour])
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F5:1 Ip A1:1 C420jpeg\n`)
  writeFileSync(film, Buffer.concat([head, ...Array.from({ length: 5 }, () => frame)]))
}

/** The phone of the one who is signed in. */
export async function phone(page: Page): Promise<Shower> {
  const { body } = await call(page, 'PUT', '/api/pass/mine/phone', { phone: '旅程' })
  return {
    number: body.number,
    key: await takeKey(body.key),
    signingKey: body.minutes.key,
    purposes: body.minutes.purposes,
    fromMinute: body.minutes.fromMinute,
    signatures: fromText(body.minutes.signatures),
    aheadMillis: 0,
  }
}
