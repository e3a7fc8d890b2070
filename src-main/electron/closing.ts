import type { Log } from '../log'

/** What takes longer is settled at the next start. */
const CLOSE_LIMIT_MS = 2_000
/** Until the last lines of the log are on the disk. */
const LOG_MS = 50

/** Closes the books before the program ends. */
export interface Closing {
  /** The event `will-quit`: holds the end back until what is open is closed; null: nothing is. */
  quitting(event: { preventDefault(): void }, open: { close(): Promise<void> } | null): void
}

/** Makes the one that closes; `exit` ends the program without any further question. */
export function createClosing({ log, exit }: { log: Log; exit(): void }): Closing {
  let isClosing = false
  return {
    quitting(event, open) {
      if (!open && !isClosing) return
      event.preventDefault()
      // A page that was still drawn for the printer was the last window: its end asks to quit once more.
      if (isClosing || !open) return
      isClosing = true
      const limit = setTimeout(() => {
        log.warn('terminal.closedTooSlowly')
        setTimeout(exit, LOG_MS)
      }, CLOSE_LIMIT_MS)
      void open
        .close()
        .then(
          () => log.info('terminal.closed'),
          (error: unknown) => log.error('terminal.notClosed', { error: String(error) }),
        )
        .finally(() => {
          clearTimeout(limit)
          setTimeout(exit, LOG_MS)
        })
    },
  }
}
