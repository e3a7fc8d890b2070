import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import wasm from 'zxing-wasm/writer/zxing_writer.wasm?url&inline'

const [WIDTH, HEIGHT] = [1280, 720]
const CODES = [
  { format: 'QRCode', text: 'https://m.example.com/card?from=app&member_id=10439', wide: 300 },
  { format: 'EAN13', text: '6901234567892', wide: 520 },
  { format: 'Code128', text: 'VIP-00010439', wide: 560 },
]
/** Each trouble from a little to a lot: `wide` is a part of the code's size, angles are degrees, blur is in pixels. */
const TROUBLES = {
  small: [{ wide: 0.5 }, { wide: 0.4 }, { wide: 0.32 }, { wide: 0.26 }],
  blurred: [{ blur: 1 }, { blur: 1.8 }, { blur: 2.6 }, { blur: 3.4 }],
  rotated: [{ turn: 12 }, { turn: 45 }, { turn: 97 }, { turn: 200 }],
  dim: [{ light: 0.5 }, { light: 0.3 }, { light: 0.18 }, { light: 0.1 }],
  glossy: [{ gloss: 0.25 }, { gloss: 0.4 }, { gloss: 0.55 }, { gloss: 0.7 }],
}

/** Sixty pictures as a camera takes them, the same in every run: each trouble at each strength with each kind of code. */
export async function takePictures() {
  const binary = Uint8Array.from(atob(wasm.slice(wasm.indexOf(',') + 1)), (it) => it.charCodeAt(0))
  prepareZXingModule({ overrides: { wasmBinary: binary.buffer } })
  const pictures = []
  for (const [trouble, strengths] of Object.entries(TROUBLES)) {
    for (const strength of strengths) {
      for (const code of CODES) {
        const drawn = await drawnCode(code)
        pictures.push({ trouble, text: code.text, canvas: taken(drawn, code, strength) })
      }
    }
  }
  return pictures
}

async function drawnCode({ text, format }) {
  const { image } = await writeBarcode(text, { format, scale: 8, addQuietZones: true })
  return createImageBitmap(image)
}

function taken(drawn, code, { wide = 1, blur = 0, turn = 0, light = 1, gloss = 0 }) {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context.fillStyle = '#8f8a80'
  context.fillRect(0, 0, WIDTH, HEIGHT)
  context.translate(WIDTH / 2, HEIGHT / 2)
  context.rotate((turn * Math.PI) / 180)
  if (blur > 0) context.filter = `blur(${blur}px)`
  const width = code.wide * wide
  const height = (width * drawn.height) / drawn.width
  context.drawImage(drawn, -width / 2, -height / 2, width, height)
  context.resetTransform()
  context.filter = 'none'
  if (gloss > 0) shine(context, width, gloss)
  spoil(context, light)
  return canvas
}

/** A lamp that is mirrored by a screen or a laminated card. */
function shine(context, width, gloss) {
  const [x, y] = [WIDTH / 2 + width * 0.2, HEIGHT / 2 - width * 0.1]
  const glow = context.createRadialGradient(x, y, 0, x, y, width * 0.6)
  glow.addColorStop(0, `rgba(255, 255, 255, ${gloss + 0.2})`)
  glow.addColorStop(1, 'rgba(255, 255, 255, 0)')
  context.fillStyle = glow
  context.fillRect(0, 0, WIDTH, HEIGHT)
}

/** Less light, and the noise of a sensor, which stays as it is. */
function spoil(context, light) {
  const image = context.getImageData(0, 0, WIDTH, HEIGHT)
  let state = 20_261_122
  for (let at = 0; at < image.data.length; at += 4) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    const noise = ((state >>> 16) % 13) - 6
    for (let channel = at; channel < at + 3; channel++) {
      image.data[channel] = image.data[channel] * light + noise
    }
  }
  context.putImageData(image, 0, 0)
}
