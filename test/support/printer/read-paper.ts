import { commandAt, type Command } from './commands'
import type { Paper } from './paper'
import { PaperReader } from './paper-reader'

/** The width of the usual paper of 80 mm. */
export const USUAL_COLUMNS = 48
const SHOWN_BYTES = 12

/**
 * What comes out of a printer of ESC/POS that gets these bytes. It knows font A alone, with 12 dots to a column, and the
 * code pages 0 (437) and 1 (Katakana) besides GB18030. Strict where a printer would print something unreadable or
 * nothing at all: it throws, and names the place, for commands it does not know or that do nothing where they stand.
 */
export function readPaper(bytes: Uint8Array, { columns = USUAL_COLUMNS } = {}): Paper {
  const reader = new PaperReader(columns)
  for (let offset = 0; offset < bytes.length;) {
    const command = commandAt(bytes, offset, true)
    if (!command) throw problemAt(bytes, offset, 'the stream ends within a command')
    obey(reader, command, bytes)
    offset += command.bytes.length
  }
  return reader.paper()
}

function obey(reader: PaperReader, command: Command, bytes: Uint8Array): void {
  try {
    reader.obey(command)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw problemAt(bytes, command.offset, `${command.name}: ${why}`, error)
  }
}

function problemAt(bytes: Uint8Array, offset: number, why: string, cause?: unknown): Error {
  const hex = Buffer.from(bytes.subarray(offset, offset + SHOWN_BYTES)).toString('hex')
  const spaced = hex.replace(/..(?=.)/g, '$& ')
  return new Error(`at offset ${offset}: ${why} (${spaced}…)`, { cause })
}
