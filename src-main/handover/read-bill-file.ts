import { constants } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { ProblemError, type Problem } from '@shared/ipc/result'
import { checkBill, type CheckedBill } from './check-bill'
import { textOf } from './utf8'

/** A thousand lines with long names take a third of it. */
export const BILL_FILE_MAX_BYTES = 1024 * 1024

/**
 * Reads a bill from a file that was named on the command line, and never from any other. The file stays as it is.
 * Throws `ProblemError` `bill.*`.
 */
export async function readBillFile(path: string): Promise<CheckedBill> {
  const file = basename(path)
  let opened: FileHandle | undefined
  try {
    // Not waiting for a writer: a named pipe would hold the counter up for good.
    opened = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    return checkBill(textOf(await contentOf(opened, file)))
  } catch (error) {
    if (error instanceof ProblemError) throw error
    throw new ProblemError(problemOf(error as NodeJS.ErrnoException, file), { cause: error })
  } finally {
    await opened?.close()
  }
}

async function contentOf(opened: FileHandle, file: string): Promise<Uint8Array> {
  const stat = await opened.stat()
  if (!stat.isFile()) throw new ProblemError({ code: 'bill.notAFile', file })
  // One byte more than allowed: what grows while it is read, or lies about its size, is too large as well.
  const buffer = Buffer.alloc(Math.min(stat.size, BILL_FILE_MAX_BYTES) + 1)
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await opened.read(buffer, length, buffer.length - length, null)
    if (bytesRead === 0) break
    length += bytesRead
  }
  if (length > BILL_FILE_MAX_BYTES || stat.size > BILL_FILE_MAX_BYTES) {
    throw new ProblemError({ code: 'bill.tooLarge', file, limitMb: 1 })
  }
  return buffer.subarray(0, length)
}

function problemOf({ code }: NodeJS.ErrnoException, file: string): Problem {
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'bill.noFile', file }
  if (code === 'EISDIR') return { code: 'bill.notAFile', file }
  return { code: 'bill.noAccess', file }
}
