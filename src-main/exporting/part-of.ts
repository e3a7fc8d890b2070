import { randomUUID } from 'node:crypto'
import { basename, dirname, join } from 'node:path'

/** A name may have 255 bytes, and a Chinese character takes three. */
const NAME_MAX = 60

/** What a file is called while it grows: beside it, under a name that no other has. */
export function partOf(file: string): string {
  const name = `${basename(file).slice(0, NAME_MAX)}.${randomUUID().slice(0, 8)}.part`
  return join(dirname(file), name)
}
