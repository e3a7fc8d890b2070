import { onScopeDispose, watch } from 'vue'
import { isSettled } from '@shared/domain/redemption-state'
import { on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'
import { paced } from './pace'

/** A sale of many coupons, or an outbox that empties itself, changes hundreds of rows a second: nobody reads as fast. */
const FOLLOW_EVERY_MS = 1_000
/** The back end's list is many pages over a line: it is asked less often. */
const ASK_BACK_END_EVERY_MS = 10_000

/**
 * Has a list read again when the ledger has changed. `reread` hears whether what the back end said before will do; it must
 * not reject. `wanted`: somebody sees the list, and it is not read for another reason.
 */
export function useFollowing(
  wanted: () => boolean,
  reread: (goesOn: boolean) => Promise<void>,
): { catchUp(): void } {
  const session = useSession()
  const ledger = paced(async () => {
    if (wanted()) await reread(true)
  }, FOLLOW_EVERY_MS)
  const backEnd = paced(async () => {
    if (wanted()) await reread(false)
  }, ASK_BACK_END_EVERY_MS)

  const listening = [
    on('redemption.changed', ({ state }) => {
      if (!wanted()) return
      ledger.ask()
      // Something came of it there, too; and whatever is settled by an answer tells that the line is up.
      if (isSettled(state)) backEnd.ask()
    }),
    // A ledger that was restored is another one.
    on('ledger.changed', () => ledger.ask()),
  ]
  onScopeDispose(() => {
    for (const stop of listening) stop()
  })
  watch(
    () => session.place,
    () => {
      ledger.drop()
      backEnd.drop()
    },
    { flush: 'sync' },
  )
  // While the terminal was locked nothing could be read.
  watch(
    () => session.session?.staff.seated?.id,
    () => ledger.ask(),
  )
  return { catchUp: ledger.ask }
}
