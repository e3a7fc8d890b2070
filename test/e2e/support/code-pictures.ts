import { closeSync, openSync, writeSync } from 'node:fs'
import { encode } from 'uqr'

const [WIDTH, HEIGHT, FRAMES] = [1280, 720, 10]
const [DARK, LIGHT, GROUND] = [24, 230, 150]
const QUIET = 4

type Module = (across: number, down: number) => boolean
interface Picture {
  across: number
  down: number
  isDark: Module
}

/** A QR code. */
export function qrCode(text: string): Picture {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  return { across: size, down: size, isDark: (x, y) => data[y]?.[x] ?? false }
}

const LEFT =
  '0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011'.split(' ')
const PARITIES = 'LLLLLL LLGLGG LLGGLG LLGGGL LGLLGG LGGLLG LGGGLL LGLGLG LGLGGL LGGLGL'.split(' ')

/** An EAN-13 bar code, its twelve digits completed by the check digit (GS1 General Specifications 5.2.1). */
export function ean13(twelve: string): Picture & { digits: string } {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  const digits = twelve + String((10 - (sum % 10)) % 10)
  const [first = 0, ...rest] = [...digits].map(Number)
  const right = (digit: number) =>
    [...(LEFT[digit] ?? '')].map((bit) => (bit === '1' ? '0' : '1')).join('')
  const left = (digit: number, parity: string | undefined) =>
    parity === 'G' ? [...right(digit)].reverse().join('') : LEFT[digit]
  const bits = [
    '101',
    ...rest.slice(0, 6).map((digit, at) => left(digit, PARITIES[first]?.[at])),
    '01010',
    ...rest.slice(6).map(right),
    '101',
  ].join('')
  return { digits, across: bits.length, down: 40, isDark: (x) => bits[x] === '1' }
}

/** Writes a film (Y4M) of a code that lies still, for Chromium's fake camera. */
export function filmOf(picture: Picture, file: string): string {
  const cell = Math.floor((HEIGHT * 0.6) / (Math.max(picture.across, picture.down) + 2 * QUIET))
  const [across, down] = [picture.across + 2 * QUIET, picture.down + 2 * QUIET]
  const [left, top] = [(WIDTH - across * cell) >> 1, (HEIGHT - down * cell) >> 1]
  const luma = Buffer.alloc(WIDTH * HEIGHT, GROUND)
  for (let y = 0; y < down * cell; y++) {
    for (let x = 0; x < across * cell; x++) {
      const [column, row] = [Math.floor(x / cell) - QUIET, Math.floor(y / cell) - QUIET]
      const inside = column >= 0 && row >= 0 && column < picture.across && row < picture.down
      luma[(top + y) * WIDTH + left + x] = inside && picture.isDark(column, row) ? DARK : LIGHT
    }
  }
  const colour = Buffer.alloc((WIDTH / 2) * (HEIGHT / 2) * 2, 128)
  const film = openSync(file, 'w')
  writeSync(film, `YUV4MPEG2 W${WIDTH} H${HEIGHT} F20:1 Ip A1:1 C420jpeg\n`)
  for (let frame = 0; frame < FRAMES; frame++) {
    for (const part of ['FRAME\n', luma, colour]) writeSync(film, part as Buffer)
  }
  closeSync(film)
  return file
}

/** The words of a start whose camera shows this film. */
export const fakeCamera = (film: string): string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
]

/** A picture file (BMP, 24 bits) of a code, for the file picker. */
export function bitmapOf({ across, down, isDark }: Picture, cell = 6): Buffer {
  const [width, height] = [(across + 2 * QUIET) * cell, (down + 2 * QUIET) * cell]
  const stride = Math.ceil((width * 3) / 4) * 4
  const file = Buffer.alloc(54 + stride * height, 255)
  file.fill(0, 0, 54)
  file.write('BM')
  file.writeUInt32LE(file.length, 2)
  file.writeUInt32LE(54, 10)
  file.writeUInt32LE(40, 14)
  file.writeInt32LE(width, 18)
  // Negative: the first row is the uppermost.
  file.writeInt32LE(-height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(24, 28)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [column, row] = [Math.floor(x / cell) - QUIET, Math.floor(y / cell) - QUIET]
      const inside = column >= 0 && row >= 0 && column < across && row < down
      if (inside && isDark(column, row))
        file.fill(0, 54 + y * stride + x * 3, 57 + y * stride + x * 3)
    }
  }
  return file
}
