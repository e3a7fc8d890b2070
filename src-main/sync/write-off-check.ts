import type { Redemption } from '@shared/domain/redemption'
import { ProblemError } from '@shared/ipc/result'
import type { Clock, CouponGateway, Ledger, OpenRedemption } from '../counter/ports'
import type { Log } from '../log'
import { isOurs } from './settle'

/** How many members are asked for in one go: others wait for the line too. */
const MEMBERS_AT_ONCE = 20
/** More than a shop writes off in a week. */
const ENTRIES_MAX = 2_000

export interface WriteOffTools {
  connectionId: string
  ledger: Pick<Ledger, 'toWriteOff' | 'advance' | 'redemption'>
  gateway: Pick<CouponGateway, 'fateOf'>
  clock: Clock
  log: Log
  /** The name of a shop, for the cause that the cashier reads. */
  shopName(shopId: string): string | null
  changed(redemption: Redemption): void
}

/**
 * Looks in the back end for what a person had to write off by hand, some members at a time and each in turn: used since we
 * recorded it, it is done; used before, somebody else had it. Answers false where the back end did not answer.
 */
export function createWriteOffCheck(tools: WriteOffTools): () => Promise<boolean> {
  let passed = 0

  return async function check() {
    const entries = tools.ledger.toWriteOff(tools.connectionId, ENTRIES_MAX)
    const members = [...new Set(entries.map(({ memberId }) => memberId))]
    if (members.length === 0) return true
    const turn = new Set(
      Array.from(
        { length: Math.min(MEMBERS_AT_ONCE, members.length) },
        (_, index) => members[(passed + index) % members.length],
      ),
    )
    for (const entry of entries.filter(({ memberId }) => turn.has(memberId))) {
      if (!(await look(entry, tools))) return false
    }
    passed += turn.size
    return true
  }
}

async function look(entry: OpenRedemption, tools: WriteOffTools): Promise<boolean> {
  const { requestId, createdAt } = entry
  try {
    const fate = await tools.gateway.fateOf({ ...entry, since: createdAt })
    // A person may have taken it back meanwhile, or said that it is done.
    const { state, cause } = tools.ledger.redemption(requestId)
    const isWaiting = state === 'accepted' && cause.code === 'byHand'
    if (fate.kind !== 'redeemed' || !isWaiting) return true
    const at = tools.clock.now()
    const shop = fate.shopId === null ? null : tools.shopName(fate.shopId)
    const elsewhere = { code: 'redeemedElsewhere', at: fate.at, shop, staff: fate.staffId } as const
    tools.changed(
      isOurs(entry, fate)
        ? tools.ledger.advance(requestId, 'accepted', { code: 'writtenOff', by: null }, at)
        : tools.ledger.advance(requestId, 'refused', elsewhere, at),
    )
    return true
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    tools.log.info('writeOff.notChecked', { problem: error.problem.code })
    return false
  }
}
