import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { ProblemError } from '@shared/ipc/result'
import { storageProblem } from '../store/storage-problem'
import { writeWhole } from './write-whole'

/** The system's own dialogs; null when nothing was chosen. */
export interface FileDialogs {
  chooseToWrite(suggested: string): Promise<string | null>
  chooseToRead(): Promise<string | null>
  chooseFolder(): Promise<string | null>
}

/** Writes to a file that the user chooses. Answers its name; null when none was chosen. Throws `storage.*`. */
export async function exportJson(
  dialogs: FileDialogs,
  suggested: string,
  content: object,
): Promise<string | null> {
  const file = await dialogs.chooseToWrite(suggested)
  if (file === null) return null
  await writeWhole(file, `${JSON.stringify(content, null, 2)}\n`)
  return basename(file)
}

/**
 * Reads the text of a file that the user chooses; null when none was chosen. `text` is null where it is longer than
 * so many bytes. Throws `storage.*`.
 */
export async function importText(
  dialogs: FileDialogs,
  maxBytes: number,
): Promise<{ file: string; text: string | null } | null> {
  const path = await dialogs.chooseToRead()
  if (path === null) return null
  const text = await withProblems(path, () => contentOf(path, maxBytes))
  // A byte order mark is what Windows editors put in front of JSON.
  return { file: basename(path), text: text?.replace(/^\uFEFF/, '') ?? null }
}

async function contentOf(path: string, maxBytes: number): Promise<string | null> {
  const opened = await open(path)
  try {
    // One byte more than allowed: what lies about its size is too large as well.
    const buffer = Buffer.alloc(maxBytes + 1)
    const { bytesRead } = await opened.read(buffer, 0, buffer.length, 0)
    return bytesRead > maxBytes ? null : buffer.toString('utf8', 0, bytesRead)
  } finally {
    await opened.close()
  }
}

async function withProblems<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const problem = storageProblem(error, path)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}
