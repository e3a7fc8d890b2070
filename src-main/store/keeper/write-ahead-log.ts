import { existsSync, readFileSync } from 'node:fs'

// The file format is SQLite's: https://sqlite.org/fileformat2.html#the_write_ahead_log

const HEADER = 32
const FRAME_HEADER = 24
const MAGIC = 0x377f0682

/** What a write-ahead log holds, read without SQLite. */
export interface LogContent {
  /** The newest committed content of each page, by page number. */
  pages: Map<number, Buffer>
  /** True when a part of what was committed cannot be read: SQLite would silently leave out all that follows. */
  damaged: boolean
}

/**
 * Reads the log beside a database. A half-written end is what a crash leaves and no damage: it was never committed.
 * A part that does not fit with fitting ones after it is damage.
 */
export function readLog(database: string, pageSize: number): LogContent {
  const file = `${database}-wal`
  const nothing = { pages: new Map<number, Buffer>(), damaged: false }
  if (!existsSync(file)) return nothing
  const log = readFileSync(file)
  if (log.length < HEADER + FRAME_HEADER + pageSize) return nothing
  const header = readHeader(log)
  const frames = readFrames(log, header, pageSize)
  const lastCommit = frames.findLastIndex(({ fits, commits }) => fits && commits)
  const pages = new Map<number, Buffer>()
  let pending = new Map<number, Buffer>()
  for (const { fits, commits, page, content } of frames.slice(0, lastCommit + 1)) {
    if (!fits) continue
    pending.set(page, content)
    if (!commits) continue
    for (const [number, bytes] of pending) pages.set(number, bytes)
    pending = new Map()
  }
  const broken = frames.slice(0, lastCommit + 1).some(({ fits }) => !fits)
  return { pages, damaged: lastCommit >= 0 && (broken || !header.fits) }
}

interface Header {
  fits: boolean
  bigEndian: boolean
  salts: string
  sums: Sums
}
type Sums = readonly [number, number]

function readHeader(log: Buffer): Header {
  const magic = log.readUInt32BE(0)
  const bigEndian = (magic & 1) === 1
  const sums = checksum(log.subarray(0, 24), [0, 0], bigEndian)
  const fits =
    (magic & ~1) >>> 0 === MAGIC &&
    sums[0] === log.readUInt32BE(24) &&
    sums[1] === log.readUInt32BE(28)
  if (fits) return { fits, bigEndian, salts: log.toString('latin1', 16, 24), sums }
  // The frames carry the same salts, and SQLite writes its sums in the order of the machine that wrote the log.
  return { fits, bigEndian: false, salts: log.toString('latin1', HEADER + 8, HEADER + 16), sums }
}

interface Frame {
  fits: boolean
  commits: boolean
  page: number
  content: Buffer
}

/** Each frame is judged by the sums that the one before carries, so that one damaged frame does not hide the rest. */
function readFrames(log: Buffer, header: Header, pageSize: number): Frame[] {
  const frames: Frame[] = []
  let before = header.sums
  for (let at = HEADER; at + FRAME_HEADER + pageSize <= log.length; at += FRAME_HEADER + pageSize) {
    const content = log.subarray(at + FRAME_HEADER, at + FRAME_HEADER + pageSize)
    const head = checksum(log.subarray(at, at + 8), before, header.bigEndian)
    const sums = checksum(content, head, header.bigEndian)
    before = [log.readUInt32BE(at + 16), log.readUInt32BE(at + 20)]
    frames.push({
      fits:
        log.toString('latin1', at + 8, at + 16) === header.salts &&
        sums[0] === before[0] &&
        sums[1] === before[1],
      commits: log.readUInt32BE(at + 4) !== 0,
      page: log.readUInt32BE(at),
      content,
    })
  }
  return frames
}

function checksum(bytes: Buffer, start: Sums, bigEndian: boolean): Sums {
  let [first, second] = start
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const one = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
    const two = bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
    first = (first + one + second) >>> 0
    second = (second + two + first) >>> 0
  }
  return [first, second]
}
