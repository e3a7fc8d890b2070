import type { LedgerKeeper } from '../store/ledger-keeper'
import type { Handlers } from './router'

export interface LedgerTools {
  keeper: LedgerKeeper
}

type LedgerCalls = Extract<keyof Handlers, `ledger.${string}`>

/** Calls about the ledger's check, its backups and its restoring. */
export function ledgerHandlers({ keeper }: LedgerTools): Pick<Handlers, LedgerCalls> {
  return {
    'ledger.state': keeper.state,
    'ledger.backups': keeper.backups,
    'ledger.checkNow': keeper.checkNow,
    'ledger.backUpNow': keeper.backUpNow,
    'ledger.restore': ({ name }) => keeper.restore(name),
    'ledger.recoveryRead': keeper.recoveryRead,
  }
}
