import { encode } from 'uqr'

/** A picture as dots: one byte each, row by row, 1 is black. */
export interface Dots {
  width: number
  height: number
  dots: Uint8Array
}

/** The dots of raster data, eight to a byte, each `timesX` wide and `timesY` high. Throws where the data is short. */
export function rasterDots(
  data: Uint8Array,
  size: { width: number; height: number },
  timesX = 1,
  timesY = 1,
): Dots {
  const rowBytes = Math.ceil(size.width / 8)
  if (data.length !== rowBytes * size.height) {
    const claimed = `${size.width} by ${size.height}`
    throw new Error(`a picture said to be ${claimed} dots has ${data.length} bytes`)
  }
  const isBlack = (x: number, y: number): boolean =>
    (((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1
  return dotsOf(size.width, size.height, timesX, timesY, isBlack)
}

/** The dots of a QR code that the printer makes out of its text. Which mask it takes is the printer's affair. */
export function qrDots(text: string, level: 'L' | 'M' | 'Q' | 'H', moduleDots: number): Dots {
  const { size, data } = encode(text, { ecc: level, border: 0 })
  return dotsOf(size, size, moduleDots, moduleDots, (x, y) => data[y]?.[x] === true)
}

function dotsOf(
  columns: number,
  rows: number,
  timesX: number,
  timesY: number,
  isBlack: (x: number, y: number) => boolean,
): Dots {
  const [width, height] = [columns * timesX, rows * timesY]
  const dots = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isBlack(Math.floor(x / timesX), Math.floor(y / timesY))) dots[y * width + x] = 1
    }
  }
  return { width, height, dots }
}
