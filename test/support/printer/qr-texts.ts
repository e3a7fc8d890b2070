import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { Dots } from './dots'
import { itemsOf, type Paper } from './paper'

/** A code wants white around it, which the paper has and the picture need not. */
const BORDER_DOTS = 40

// In Node there is no address to fetch it from.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

/** What a phone reads from the pictures on the paper, in order. A picture without a code counts for nothing. */
export async function qrTextsOf(paper: Paper): Promise<string[]> {
  const texts: string[] = []
  for (const picture of itemsOf(paper, 'picture')) {
    if (picture.qrText !== null) texts.push(picture.qrText)
    else texts.push(...(await codesIn(framed(picture))))
  }
  return texts
}

/** The texts of the QR codes in a picture, or in a file of one. */
export async function codesIn(picture: Parameters<typeof readBarcodes>[0]): Promise<string[]> {
  return (await readBarcodes(picture, { formats: ['QRCode'] })).map(({ text }) => text)
}

function framed(picture: Dots) {
  const width = picture.width + 2 * BORDER_DOTS
  const height = picture.height + 2 * BORDER_DOTS
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (const [index, black] of picture.dots.entries()) {
    const [x, y] = [index % picture.width, Math.floor(index / picture.width)]
    if (black) data.fill(0, ...coloursOf((y + BORDER_DOTS) * width + x + BORDER_DOTS))
  }
  return { data, width, height, colorSpace: 'srgb' as const }
}

/** From where to where a pixel's colours are; the byte behind them says that it is not to be seen through. */
function coloursOf(pixel: number): [from: number, to: number] {
  return [pixel * 4, pixel * 4 + 3]
}
