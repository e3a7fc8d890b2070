/** One command of a stream of ESC/POS. Plain text between two commands is a command named `text`. */
export interface Command {
  /** As the references write it, without its arguments: `ESC a`, `GS ( L`, `LF`; `unknown` when none begins here. */
  name: string
  /** The whole command with its arguments and data. */
  bytes: Uint8Array
  /** Where it begins in the stream. */
  offset: number
}

/** The byte of a command at an index, NaN where the stream has not come so far: NaN makes the length NaN too. */
type ByteAt = (index: number) => number

const LEADS: Record<number, string> = { 0x10: 'DLE', 0x1b: 'ESC', 0x1c: 'FS', 0x1d: 'GS' }
const ALONE: Record<number, string> = { 0x07: 'BEL', 0x0a: 'LF', 0x0d: 'CR' }
const SECONDS: Record<string, string> = { '\x04': 'EOT', '\x14': 'DC4', ' ': 'SP' }
/** Families of commands that are told apart by their third byte. */
const FAMILIES = ['ESC (', 'FS (', 'GS (', 'GS 8', 'GS v']
const FEEDING_CUTS = [65, 66, 97, 98, 103, 104]

const counted = (at: ByteAt): number => 5 + at(3) + at(4) * 256

/** How long each command is, in bytes; 0 where the arguments make it a command that this printer does not know. */
const LENGTHS: Record<string, number | ((at: ByteAt) => number)> = {
  BEL: 1,
  LF: 1,
  CR: 1,
  'DLE EOT': (at) => choose(at(2), { 1: 3, 2: 3, 3: 3, 4: 3 }, 0),
  'DLE DC4': (at) => choose(at(2), { 1: 5, 3: 8 }, 0),
  'ESC @': 2,
  'ESC SP': 3,
  'ESC $': 4,
  'ESC \\': 4,
  'ESC -': 3,
  'ESC 2': 2,
  'ESC 3': 3,
  'ESC E': 3,
  'ESC M': 3,
  'ESC J': 3,
  'ESC R': 3,
  'ESC a': 3,
  'ESC B': 4,
  'ESC d': 3,
  'ESC p': 5,
  'ESC t': 3,
  'ESC {': 3,
  'ESC ( A': counted,
  'FS &': 2,
  'FS .': 2,
  'FS -': 3,
  'FS C': 3,
  'FS S': 4,
  'FS ( A': counted,
  'GS !': 3,
  'GS B': 3,
  'GS H': 3,
  'GS L': 4,
  'GS V': (at) => choose(at(2), Object.fromEntries(FEEDING_CUTS.map((cut) => [cut, 4])), 3),
  'GS W': 4,
  'GS a': 3,
  'GS h': 3,
  'GS k': (at) => barcodeLength(at),
  'GS r': 3,
  'GS w': 3,
  'GS ( L': counted,
  'GS ( k': counted,
  'GS 8 L': (at) => 7 + at(3) + at(4) * 256 + at(5) * 65_536 + at(6) * 16_777_216,
  'GS v 0': (at) => 8 + (at(4) + at(5) * 256) * (at(6) + at(7) * 256),
}

/**
 * The command that begins at an offset, null where the stream ends before it does. Text may go on with what comes next:
 * it is whole when a command follows, or when the stream `ended`.
 */
export function commandAt(stream: Uint8Array, offset: number, ended: boolean): Command | null {
  const at: ByteAt = (index) => stream[offset + index] ?? Number.NaN
  const name = nameAt(at)
  if (name === null) return null
  const length = name === 'text' ? textLength(stream, offset, ended) : lengthOf(name, at)
  // Also where the length itself has not arrived and is NaN.
  if (!(offset + length <= stream.length)) return null
  return { name: length > 0 ? name : 'unknown', bytes: takeFrom(stream, offset, length), offset }
}

function takeFrom(stream: Uint8Array, offset: number, length: number): Uint8Array {
  return stream.subarray(offset, offset + Math.max(length, 1))
}

function nameAt(at: ByteAt): string | null {
  const first = at(0)
  if (Number.isNaN(first)) return null
  if (isPlain(first)) return 'text'
  const lead = LEADS[first]
  if (!lead) return ALONE[first] ?? 'unknown'
  if (Number.isNaN(at(1))) return null
  const second = String.fromCharCode(at(1))
  const name = `${lead} ${SECONDS[second] ?? second}`
  if (!FAMILIES.includes(name)) return name
  return Number.isNaN(at(2)) ? null : `${name} ${String.fromCharCode(at(2))}`
}

function lengthOf(name: string, at: ByteAt): number {
  const length = LENGTHS[name] ?? 0
  return typeof length === 'number' ? length : length(at)
}

function textLength(stream: Uint8Array, offset: number, ended: boolean): number {
  let end = offset + 1
  while (end < stream.length && isPlain(stream[end] ?? 0)) end++
  return end < stream.length || ended ? end - offset : Number.NaN
}

function isPlain(byte: number): boolean {
  return byte >= 0x20 && byte !== 0x7f
}

/** A barcode's data ends with a zero in the old form and is counted in the new one. */
function barcodeLength(at: ByteAt): number {
  const type = at(2)
  if (type >= 65) return type <= 79 ? 4 + at(3) : 0
  if (type > 6) return 0
  let end = 3
  while (at(end) > 0) end++
  return at(end) === 0 ? end + 1 : Number.NaN
}

/** NaN stays NaN: what has not arrived can choose nothing yet. */
function choose(value: number, lengths: Record<number, number>, otherwise: number): number {
  return Number.isNaN(value) ? value : (lengths[value] ?? otherwise)
}
