import type { Redemption } from '@shared/domain/redemption'
import { ProblemError } from '@shared/ipc/result'
import type { Sale } from '@shared/domain/view'
import type { Cashier } from '@shared/domain/shop'
import type { Clock, Ledger } from './ports'

export interface VoidTools {
  ledger: Ledger
  /** The connection in use: no other back end is asked, nor has its window. */
  connectionId: string
  clock: Clock
  /** How long after a redemption the back end undoes it, in ms; null where it cannot. */
  undoWindowMs: number | null
  cashier: Cashier | null
  changed(redemption: Redemption): void
}

/**
 * `sales.void`: takes back some of a sale's redemptions. What was never sent, or was only to be written off by hand, is
 * voided at once; what the back end has accepted becomes `undoing`, to be asked for by the outbox. All or nothing is not
 * promised: each is judged alone and the first that cannot be taken back ends it. Throws `ProblemError`:
 * `void.otherConnection` for what was redeemed over another one, `void.onItsWay` while nobody knows whether it arrived,
 * `void.tooLate`, `void.notPossible` where the back end cannot undo.
 */
export function voidRedemptions(
  saleId: string,
  requestIds: readonly string[],
  tools: VoidTools,
): Sale {
  const { ledger } = tools
  const sale = ledger.sale(saleId)
  // A receipt of another merchant, or of training, is found by its code as well.
  if (sale && sale.connectionId !== tools.connectionId) {
    throw new ProblemError({ code: 'void.otherConnection', number: sale.receipt.number })
  }
  const wanted = requestIds.map((id) => sale?.redemptions.find(({ requestId }) => requestId === id))
  for (const redemption of wanted) {
    if (!redemption) throw new ProblemError({ code: 'call.invalid', field: 'requestIds' })
    takeBack(redemption, tools)
  }
  const after = ledger.sale(saleId)
  if (!after) throw new ProblemError({ code: 'call.invalid', field: 'saleId' })
  return after
}

function takeBack(redemption: Redemption, tools: VoidTools): void {
  const { ledger, clock, changed } = tools
  const { requestId, state, title } = redemption
  const by = tools.cashier?.name ?? '—'
  const at = clock.now()
  switch (state) {
    case 'pending':
      // An earlier try that was slow rather than lost may still arrive.
      if (ledger.mayHaveArrived(requestId)) throw new ProblemError({ code: 'void.onItsWay', title })
      changed(ledger.advance(requestId, 'voided', { code: 'voidedHere', by }, at))
      return
    case 'accepted':
      if (redemption.cause.code === 'byHand') {
        changed(ledger.advance(requestId, 'voided', { code: 'voidedHere', by }, at))
        return
      }
      refuseLate(redemption, at, tools)
      changed(ledger.advance(requestId, 'undoing', { code: 'undoAsked', by }, at))
      return
    case 'undoing':
    case 'voided':
      return
    case 'refused':
      throw new ProblemError({ code: 'void.notRedeemed', title })
    case 'sending':
    case 'unknown':
    case 'parked':
      throw new ProblemError({ code: 'void.onItsWay', title })
  }
}

function refuseLate(
  { title, stateAt, cause }: Redemption,
  at: number,
  { undoWindowMs }: VoidTools,
): void {
  if (undoWindowMs === null || cause.code === 'undoRefused')
    throw new ProblemError({ code: 'void.notPossible', title })
  // The back end's own clock decides; this spares only what is hopeless.
  if (at - stateAt >= undoWindowMs) {
    const minutes = Math.round(undoWindowMs / 60_000)
    throw new ProblemError({ code: 'void.tooLate', title, minutes })
  }
}
