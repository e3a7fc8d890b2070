import { BarcodeDetector, prepareZXingModule } from 'barcode-detector/ponyfill'
// Inside the script: nothing is fetched at run time, and the window may fetch nothing.
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url&inline'
import { CODE_FORMATS, type DecoderAnswer, type DecoderQuestion } from './decoder-messages'

// Reads codes beside the window's thread, in a room of its own: only here may WebAssembly be compiled.

prepareZXingModule({ overrides: { wasmBinary: bytesOf(wasm) }, fireImmediately: true })
const detector = new BarcodeDetector({ formats: [...CODE_FORMATS] })

addEventListener('message', ({ data }: MessageEvent<DecoderQuestion>) => void answer(data))

async function answer({ number, picture }: DecoderQuestion): Promise<void> {
  postMessage(await read(number, picture))
  picture.close()
}

async function read(number: number, picture: ImageBitmap): Promise<DecoderAnswer> {
  try {
    const found = await detector.detect(picture)
    const codes = found.map(({ rawValue, format, boundingBox: { x, y, width, height } }) => ({
      text: rawValue,
      format,
      box: { x, y, width, height },
    }))
    return { number, codes }
  } catch (error) {
    return { number, failed: String(error) }
  }
}

function bytesOf(dataUrl: string): ArrayBuffer {
  const text = atob(dataUrl.slice(dataUrl.indexOf(',') + 1))
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer
}
