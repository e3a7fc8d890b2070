import type { Redemption } from '@shared/domain/redemption'
import type { Clock, Desk, Ledger } from '../counter/ports'
import type { Log } from '../log'
import { createWriteOffCheck } from '../sync/write-off-check'

/** A person writes off in the evening what was redeemed by day: nobody waits for it. */
const LOOK_EVERY_MS = 300_000

export interface WriteOffsTools {
  ledger: Ledger
  clock: Clock
  log: Log
  isOffline(): boolean
  shopName(shopId: string): string | null
  changed(redemption: Redemption): void
  lookEveryMs?: number | undefined
}

/** Keeps looking whether what had to be written off by hand has been, over the connection in use. */
export interface WriteOffs {
  /** Another connection, or none for now. */
  use(desk: Pick<Desk, 'connectionId' | 'gateway'> | null): void
  /** The line is back. */
  wake(): void
  stop(): Promise<void>
}

/** Makes it with no connection yet. One look at a time; a connection that was left is not asked again. */
export function createWriteOffs(tools: WriteOffsTools): WriteOffs {
  let check: (() => Promise<boolean>) | null = null
  let underWay: Promise<void> = Promise.resolve()
  const timer = setInterval(look, tools.lookEveryMs ?? LOOK_EVERY_MS)
  timer.unref()

  function look(): void {
    const mine = check
    if (!mine || tools.isOffline()) return
    underWay = underWay.then(async () => {
      if (check !== mine) return
      try {
        await mine()
      } catch (error) {
        tools.log.error('writeOff.checkFailed', { error: String(error) })
      }
    })
  }

  return {
    use(desk) {
      check = desk && createWriteOffCheck({ ...tools, ...desk })
      look()
    },
    wake: look,
    async stop() {
      clearInterval(timer)
      check = null
      await underWay
    },
  }
}
