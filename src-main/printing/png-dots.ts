import { inflateSync } from 'node:zlib'

const SIGNATURE_BYTES = 8
/** Length, name and checksum of each part. */
const FRAME_BYTES = 12
/** Above what the largest picture of a receipt takes: what grows beyond is made to fill the memory. */
const INFLATED_MAX = 4_000_000
/** Values of a dot by PNG's colour type. */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
/** First column and row, and how many on, of each pass: one of all dots, or the seven of an interlaced picture. */
const WHOLE = [[0, 0, 1, 1]] as const
const INTERLACED = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

/**
 * Whether a picture (PNG as base64) holds all the dots that its head speaks of. The library that draws it fills what is
 * missing with whatever lies in the memory: the same picture is one time drawn and refused the next.
 */
export function hasAllDots(picture: string): boolean {
  try {
    const bytes = Buffer.from(picture, 'base64')
    const parts = partsOf(bytes)
    const head = parts.find(({ name }) => name === 'IHDR')?.content
    if (!head) return false
    const dots = parts.filter(({ name }) => name === 'IDAT').map(({ content }) => content)
    const inflated = inflateSync(Buffer.concat(dots), { maxOutputLength: INFLATED_MAX })
    return inflated.length >= bytesOf(head)
  } catch {
    return false
  }
}

function partsOf(bytes: Buffer): { name: string; content: Buffer }[] {
  const parts: { name: string; content: Buffer }[] = []
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    parts.push({ name, content: bytes.subarray(at + 8, at + 8 + length) })
    at += length + FRAME_BYTES
  }
  return parts
}

/** How many bytes the dots of a picture take, each row with its filter. */
function bytesOf(head: Buffer): number {
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)]
  const bits = head.readUInt8(8) * (CHANNELS[head.readUInt8(9)] ?? Number.POSITIVE_INFINITY)
  const passes = head.readUInt8(12) === 1 ? INTERLACED : WHOLE
  return passes.reduce((sum, [left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across)
    const rows = Math.ceil((height - top) / down)
    return columns > 0 && rows > 0 ? sum + rows * (1 + Math.ceil((columns * bits) / 8)) : sum
  }, 0)
}
