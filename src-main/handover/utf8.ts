import { ProblemError } from '@shared/ipc/result'

/** The text of bytes that must be UTF-8, with or without a byte order mark. Throws `bill.notUtf8`. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new ProblemError({ code: 'bill.notUtf8' })
  }
}
