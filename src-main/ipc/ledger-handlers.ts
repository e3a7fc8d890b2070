import type { ManagerPin } from '../session/manager-pin'
import type { LedgerKeeper } from '../store/ledger-keeper'
import type { Handlers } from './router'

export interface LedgerTools {
  keeper: LedgerKeeper
  manager: ManagerPin
}

type LedgerCalls = Extract<keyof Handlers, `ledger.${string}`>

/** Calls about the ledger's check, its backups and its restoring. */
export function ledgerHandlers({ keeper, manager }: LedgerTools): Pick<Handlers, LedgerCalls> {
  return {
    'ledger.state': keeper.state,
    'ledger.backups': keeper.backups,
    'ledger.checkNow': keeper.checkNow,
    'ledger.verifyChain': keeper.verifyChain,
    'ledger.backUpNow': keeper.backUpNow,
    // What it brings back may be older than what somebody did: as soon as there is a PIN, only who knows it may.
    async 'ledger.restore'({ name, pin }) {
      await manager.agree(pin)
      return keeper.restore(name)
    },
    'ledger.recoveryRead': keeper.recoveryRead,
  }
}
