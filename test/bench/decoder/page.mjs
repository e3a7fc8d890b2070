import { Html5QrcodeShim } from 'html5-qrcode/esm/code-decoder'
import { BaseLoggger, Html5QrcodeSupportedFormats } from 'html5-qrcode/esm/core'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url&inline'
import { createDecoder } from '@renderer/scanning/decoder'
import { takePictures } from './pictures.mjs'

const { QR_CODE, EAN_13, CODE_128 } = Html5QrcodeSupportedFormats
const ROUNDS = 3

/** The product's decoder, the library that it is made of by itself, and the one that the camera's library brings. */
function decoders() {
  const product = createDecoder()
  const own = new Html5QrcodeShim([QR_CODE, EAN_13, CODE_128], false, false, new BaseLoggger(false))
  return {
    product: async (canvas) => (await product.decode(canvas)).map(({ text }) => text),
    wasm: async (canvas) => {
      const image = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
      const found = await readBarcodes(image, { formats: ['QRCode', 'EAN13', 'Code128'] })
      return found.map(({ text }) => text)
    },
    own: async (canvas) => {
      const shown = document.createElement('canvas')
      ;[shown.width, shown.height] = [canvas.width, canvas.height]
      shown.getContext('2d').drawImage(canvas, 0, 0)
      return own.decodeAsync(shown).then(
        ({ text }) => [text],
        () => [],
      )
    },
  }
}

/** For each decoder and picture what it came to: whether the code was read, and the median of the times, ms. */
window.compareDecoders = async () => {
  const pictures = await takePictures()
  const binary = Uint8Array.from(atob(wasm.slice(wasm.indexOf(',') + 1)), (it) => it.charCodeAt(0))
  prepareZXingModule({ overrides: { wasmBinary: binary.buffer } })
  const all = decoders()
  for (const decode of Object.values(all)) await decode(pictures[0].canvas)
  const looks = []
  for (const { trouble, text, canvas } of pictures) {
    for (const [name, decode] of Object.entries(all)) {
      const times = []
      let found = []
      for (let round = 0; round < ROUNDS; round++) {
        const startedAt = performance.now()
        found = await decode(canvas)
        times.push(performance.now() - startedAt)
      }
      const ms = times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]
      looks.push({ name, trouble, found: found.includes(text), ms })
    }
  }
  return looks
}

window.benchReady = true
