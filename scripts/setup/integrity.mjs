import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { SetupError } from './setup-error.mjs'

/** The hash of a file in the notation of lock files: `sha512-…`. */
export async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** Refuses a file whose content is not the one that was pinned. */
export async function verifyIntegrity(file, expected) {
  const actual = await integrityOf(file)
  if (actual === expected) return
  throw new SetupError(
    `${file} is not the file that was expected, so it is not used.\n  expected ${expected}\n  got      ${actual}`,
  )
}
