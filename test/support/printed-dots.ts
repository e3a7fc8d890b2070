import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Dots } from './printer/dots'

/** 8 dots/mm, as receipt printers have them. */
const DPI = '203.2'
/** Half a stroke: the same line drawn by another program stands so far aside at most, in dots. */
const ASIDE_MAX = 2
/** As high as a line of text, dots. */
const BAND = 24
/** Darker than this is ink, of 255. */
const HALF = 128

/** A PDF's only page as a receipt printer's dots. Throws where there are more pages. */
export async function pdfDots(file: string): Promise<Dots> {
  const run = promisify(execFile)
  const { stdout } = await run('pdftoppm', ['-r', DPI, '-gray', file], {
    encoding: 'buffer',
    maxBuffer: 100_000_000,
  })
  const head = /^P5\n(\d+) (\d+)\n255\n/.exec(stdout.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error(`no picture came of ${file}`)
  const [width, height] = [Number(head[1]), Number(head[2])]
  const grey = stdout.subarray(head[0].length)
  if (grey.length !== width * height) throw new Error(`${file} has more than one page`)
  return { width, height, dots: Uint8Array.from(grey, (tone) => (tone < HALF ? 1 : 0)) }
}

/** Part of a picture. What lies beside it is white. */
export function cutOut(
  { width, height, dots }: Dots,
  from: { left: number; top: number },
  size: { width: number; height: number },
): Dots {
  const part = new Uint8Array(size.width * size.height)
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [sourceX, sourceY] = [x + from.left, y + from.top]
      if (sourceX < 0 || sourceY < 0 || sourceX >= width || sourceY >= height) continue
      part[y * size.width + x] = dots[sourceY * width + sourceX] ?? 0
    }
  }
  return { ...size, dots: part }
}

/**
 * How far two pictures of a receipt are from being the same, 0 to 1: of the ink of one the share that has none of the other
 * within two dots, in the line of text where it is largest, and both ways. Strokes of another thickness make no difference; a
 * line that is missing makes 1.
 */
export function apart(one: Dots, other: Dots): number {
  return Math.max(worstBand(one, other), worstBand(other, one))
}

function worstBand(one: Dots, other: Dots): number {
  let worst = 0
  for (let top = 0; top < one.height; top += BAND) {
    let [ink, lost] = [0, 0]
    for (let y = top; y < Math.min(top + BAND, one.height); y++) {
      for (let x = 0; x < one.width; x++) {
        if (one.dots[y * one.width + x] !== 1) continue
        ink++
        if (!hasInkNear(other, x, y)) lost++
      }
    }
    if (ink > 0) worst = Math.max(worst, lost / ink)
  }
  return worst
}

function hasInkNear({ width, height, dots }: Dots, x: number, y: number): boolean {
  for (
    let nearY = Math.max(0, y - ASIDE_MAX);
    nearY <= Math.min(height - 1, y + ASIDE_MAX);
    nearY++
  ) {
    for (
      let nearX = Math.max(0, x - ASIDE_MAX);
      nearX <= Math.min(width - 1, x + ASIDE_MAX);
      nearX++
    ) {
      if (dots[nearY * width + nearX] === 1) return true
    }
  }
  return false
}
