/** Reads codes from the camera: zxing as WebAssembly, served by us. */
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** How often a picture is looked at: a core of a cheap tablet reads one in less. */
const EVERY_MS = 120
/** Pictures are looked at in this width: a code at arm's length is large enough. */
const WIDTH = 640

const overrides = {
  locateFile: (path: string, prefix: string) => (path.endsWith('.wasm') ? wasm : prefix + path),
}
prepareZXingModule({ overrides })

/** Fetches what reads codes before it is needed: a machine that starts without a network has it by then. */
export async function warm(): Promise<void> {
  await prepareZXingModule({ overrides, fireImmediately: true })
}

export interface Camera {
  stop: () => void
}

/** Shows the camera in the element and tells each code that it sees; throws when there is no camera or it is forbidden. */
export async function watch(
  video: HTMLVideoElement,
  facing: 'user' | 'environment',
  seen: (code: Uint8Array, text: string) => void,
): Promise<Camera> {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: facing, width: { ideal: 1280 }, height: { ideal: 720 } },
    audio: false,
  })
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let over = false

  async function look(): Promise<void> {
    while (!over) {
      if (context !== null && video.videoWidth > 0 && document.visibilityState === 'visible') {
        canvas.width = WIDTH
        canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth)
        context.drawImage(video, 0, 0, canvas.width, canvas.height)
        const picture = context.getImageData(0, 0, canvas.width, canvas.height)
        const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1, tryInvert: false })
        const code = found.find((one) => one.isValid)
        if (code !== undefined && !over) seen(code.bytes, code.text)
      }
      await new Promise((done) => setTimeout(done, EVERY_MS))
    }
  }

  void look().catch((failure: unknown) => console.warn('no more codes from the camera', failure))
  return {
    stop() {
      over = true
      for (const track of stream.getTracks()) track.stop()
    },
  }
}
