import { setImmediate as nextTurn } from 'node:timers/promises'
import type { SpoolerParts } from './spooler-parts'

/** As many as are written in one transaction: what is longer holds up the counter. */
const AT_ONCE = 50
const MINUTE_MS = 60_000

export interface HoldOldTools extends Pick<
  SpoolerParts,
  'book' | 'settings' | 'now' | 'log' | 'changed'
> {
  /** Papers that a printer is at work on: theirs is another end. */
  inHand: ReadonlySet<string>
  isStopped(): boolean
}

/**
 * Makes the way to hold back every paper that has waited too long, with a printer or without: nobody may want it any more.
 * What it returns can be called at any time and resolves when none is left; it rejects where the ledger cannot be written.
 */
export function createHoldOld(tools: HoldOldTools): () => Promise<void> {
  const { book, settings, now, log, inHand } = tools
  let underWay: Promise<void> | null = null

  function holdSome(): number {
    const { askAfterMinutes, printers } = settings()
    const code = printers.length > 0 ? 'tooOld' : 'noPrinter'
    const at = now()
    const old = book
      .printsWantedBefore(at - askAfterMinutes * MINUTE_MS, AT_ONCE + inHand.size)
      .filter((jobId) => !inHand.has(jobId))
    if (old.length === 0) return 0
    book.together(() => old.forEach((jobId) => book.advancePrint(jobId, 'held', { code }, at)))
    for (const jobId of old) log.info('print.state', { jobId, state: 'held', cause: code })
    tools.changed()
    return old.length
  }

  async function holdAll(): Promise<void> {
    while (holdSome() >= AT_ONCE) {
      // The till comes first: there may be thousands of them after a week off.
      await nextTurn()
      if (tools.isStopped()) return
    }
  }

  return () => (underWay ??= holdAll().finally(() => (underWay = null)))
}
