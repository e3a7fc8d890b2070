import { access, constants, copyFile, link, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sent, SendTools } from './sending'

/** What no file may be called on some system. */
const FORBIDDEN = /[^\w.-]+/g

/** As many papers of one name as a folder takes: with so many something else is wrong. */
const SAME_NAME_MAX = 1_000

/**
 * Writes a receipt, drawn as a PDF, into a folder. `printed` once it lies there whole; `notReached` where the
 * folder is not there, is full or may not be written: then nothing lies there. What lies there already is never replaced:
 * it may be somebody's only receipt. Never rejects.
 */
export async function writeToFolder(
  folder: string,
  name: string,
  pdf: Uint8Array,
  { begin }: Pick<SendTools, 'begin'>,
): Promise<Sent> {
  const path = join(folder, name.replace(FORBIDDEN, '_'))
  const part = `${path}.part`
  try {
    await access(folder, constants.W_OK)
    // A folder that is full shows here, before the paper counts as begun.
    await writeFile(part, pdf, { flush: true })
    begin()
    await placeBeside(part, path)
    return { kind: 'printed' }
  } catch {
    return { kind: 'notReached', trouble: 'unreachable' }
  } finally {
    await rm(part, { force: true }).catch(() => undefined)
  }
}

/** Gives a whole file the first name that is free. Rejects where there is none. */
async function placeBeside(part: string, path: string): Promise<void> {
  for (let n = 1; n <= SAME_NAME_MAX; n++) {
    const file = n === 1 ? `${path}.pdf` : `${path}_${n}.pdf`
    try {
      // Not every folder of a network knows links.
      return await link(part, file).catch(() => copyFile(part, file, constants.COPYFILE_EXCL))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  throw new Error(`${SAME_NAME_MAX} papers have this name`)
}
