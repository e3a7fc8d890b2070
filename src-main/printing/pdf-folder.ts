import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Sent, SendTools } from './sending'

/** What no file may be called on some system. */
const FORBIDDEN = /[^\w.-]+/g

/**
 * Writes a receipt, drawn as a PDF, into a folder. `printed` once it lies there whole; `notReached` where the
 * folder is not there, is full or may not be written: then nothing lies there. Never rejects.
 */
export async function writeToFolder(
  folder: string,
  name: string,
  pdf: Uint8Array,
  { begin }: Pick<SendTools, 'begin'>,
): Promise<Sent> {
  try {
    await access(folder, constants.W_OK)
    begin()
    await writeFileAtomic(join(folder, `${name.replace(FORBIDDEN, '_')}.pdf`), Buffer.from(pdf))
    return { kind: 'printed' }
  } catch {
    return { kind: 'notReached', trouble: 'unreachable' }
  }
}
