import type { Socket } from 'node:net'
import type { PrinterTrouble } from '@shared/domain/print-job'

/** `DLE EOT` 1, 2 and 4, each answered at once by a byte whose bits 1 and 4 are set (Epson's ESC/POS reference). */
const QUESTIONS = Buffer.from([0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4])
const ANSWERS = 3
const isStatus = (byte: number) => (byte & 0x93) === 0x12
/** What some printers tell unasked whenever something changes: four bytes, the first of which looks like this. */
const isNews = (byte: number) => (byte & 0x93) === 0x10
const NEWS_BYTES = 4
/** What a person could read. All that a printer says before it prints is status and news, or below this. */
const isText = (byte: number) => byte >= 0x20

/** What a printer says of itself; null where it does not answer such questions. */
export type PrinterAnswer = { trouble: PrinterTrouble | null } | null

/** Both ways of a printer's line: questions that are answered at once, and the word that all is printed. */
export interface PrinterTalk {
  /** Asks how it is; null when nothing comes for so long (ms). */
  status(limitMs: number): Promise<PrinterAnswer>
  /** From now on: resolves when the printer has told that what came before `GS r 1` is on the paper. */
  printed(): Promise<void>
}

/** Listens on a line that is open. */
export function talkOn(socket: Socket): PrinterTalk {
  let heard: ((byte: number) => void) | null = null
  let tellPrinted: (() => void) | null = null
  let newsLeft = 0
  /** It has said what no printer says: a greeting, or an answer that is written out. */
  let isOther = false
  let judge: (() => void) | null = null
  const mistrust = (byte: number) => (isOther ||= tellPrinted === null && isText(byte))
  socket.on('data', (bytes) => {
    for (const byte of bytes) {
      if (newsLeft > 0) {
        newsLeft--
        if ((byte & 0x90) !== 0) mistrust(byte)
      } else if (isNews(byte)) newsLeft = NEWS_BYTES - 1
      else if (isStatus(byte)) heard?.(byte)
      else {
        mistrust(byte)
        if ((byte & 0x90) === 0) tellPrinted?.()
      }
    }
    judge?.()
  })

  return {
    printed: () => new Promise((resolve) => (tellPrinted = resolve)),
    status: (limitMs) =>
      new Promise((resolve) => {
        // All at once, for one way there and back; the answers come in the order of the questions.
        const bytes: number[] = []
        const end = () => {
          clearTimeout(limit)
          socket.off('close', end)
          heard = judge = null
          if (isOther) resolve({ trouble: 'notPrinter' })
          else resolve(bytes.length < ANSWERS ? null : { trouble: troubleOf(bytes) })
        }
        const limit = setTimeout(end, limitMs)
        heard = (byte) => bytes.push(byte)
        // When all that came at once was heard: a sentence may begin like three answers.
        judge = () => {
          if (isOther || bytes.length >= ANSWERS) end()
        }
        socket.once('close', end)
        socket.write(QUESTIONS)
      }),
  }
}

/** Bits of `DLE EOT` 1, 2 and 4, what a person can mend first. */
function troubleOf([
  printer = 0,
  offline = 0,
  paper = 0,
]: readonly number[]): PrinterTrouble | null {
  if ((offline & 0x04) !== 0) return 'coverOpen'
  if ((offline & 0x20) !== 0 || (paper & 0x60) !== 0) return 'paperOut'
  if ((offline & 0x40) !== 0) return 'error'
  return (printer & 0x08) !== 0 ? 'offline' : null
}
