import { access, constants } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Sent, SendTools } from './sending'
import type { RollPage } from './roll-page'

/** What no file may be called on some system. */
const FORBIDDEN = /[^\w.-]+/g

/**
 * Writes a receipt as a PDF of its roll's size into a folder. `printed` once it lies there whole; `notReached` where the
 * folder is not there, is full or may not be written: then nothing lies there. Never rejects.
 */
export async function writeToFolder(
  folder: string,
  name: string,
  page: RollPage,
  { begin }: Pick<SendTools, 'begin'>,
  makePdf: (page: RollPage) => Promise<Uint8Array>,
): Promise<Sent> {
  try {
    await access(folder, constants.W_OK)
    const pdf = await makePdf(page)
    begin()
    await writeFileAtomic(join(folder, `${name.replace(FORBIDDEN, '_')}.pdf`), Buffer.from(pdf))
    return { kind: 'printed' }
  } catch {
    return { kind: 'notReached', trouble: 'unreachable' }
  }
}
