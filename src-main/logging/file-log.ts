import { mkdirSync } from 'node:fs'
import pino from 'pino'
import { createStream } from 'rotating-file-stream'
import type { Log } from '../log'

const FILES_KEPT = 10
const FILE_SIZE = '5M'

/** A log in `<folder>/terminal.log`, one JSON line an event, at most 50 MB in ten files. */
export function createFileLog(folder: string, level: string): Log {
  mkdirSync(folder, { recursive: true })
  const stream = createStream('terminal.log', {
    path: folder,
    size: FILE_SIZE,
    maxFiles: FILES_KEPT,
  })
  // A log that cannot be written (full disk) must not stop the counter.
  stream.on('error', () => {})
  const logger = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // A second line of defence: call sites must not pass these in the first place.
      redact: ['token', '*.token', 'authorization', '*.authorization', 'phone', '*.phone'],
    },
    stream,
  )
  return {
    debug: (event, details) => logger.debug({ event, ...details }),
    info: (event, details) => logger.info({ event, ...details }),
    warn: (event, details) => logger.warn({ event, ...details }),
    error: (event, details) => logger.error({ event, ...details }),
  }
}
