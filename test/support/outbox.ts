import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import { silentLog } from '../../src-main/log'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { createOutbox, type Outbox } from '../../src-main/sync/outbox'
import { honestAtTheEnd } from './honest-ledger'
import { aSale } from './sales'
import { scriptedGateway, type ScriptedGateway } from './scripted-gateway'
import { tempFolder } from './temp-folder'

/** The time at which the sales of these tests happen. */
export const OUTBOX_AT = Date.parse('2026-03-04T02:00:00Z')

/** A ledger with an outbox that works through a script of answers. */
export interface OutboxRig {
  ledger: OpenLedger
  gateway: ScriptedGateway
  outbox: Outbox
  told: Redemption[]
  /** Writes a sale of one coupon; its request id. */
  sell(couponId: string, memberId?: string): { requestId: string; saleId: string }
  stateOf(requestId: string): Redemption
}

/** Makes one; `waits` are so long that nothing happens by itself unless a test wants it. */
export function outboxRig(
  script: Parameters<typeof scriptedGateway>[0] | ScriptedGateway,
  {
    programVersion = '1',
    firstMs = 3_600_000,
    longestMs = 3_600_000,
    ledger: given = undefined as OpenLedger | undefined,
  } = {},
): OutboxRig {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = given ?? openLedger(file)
  if (!given) honestAtTheEnd(ledger, file)
  const gateway = 'asked' in script ? script : scriptedGateway(script)
  const told: Redemption[] = []
  const outbox = createOutbox({
    connectionId: 'training',
    ledger,
    gateway,
    clock: { now: () => OUTBOX_AT },
    log: silentLog,
    programVersion,
    waits: { firstMs, longestMs },
    shopName: (id) => `店${id}`,
    changed: (redemption) => told.push(redemption),
  })
  onTestFinished(() => outbox.stop())
  return {
    ledger,
    gateway,
    outbox,
    told,
    sell(couponId, memberId = `m${couponId}`) {
      const sale = ledger.recordSale(aSale({ coupons: [couponId], memberId }), () => {})
      const [redemption] = sale.redemptions
      if (!redemption) throw new Error('a sale has a redemption')
      return { requestId: redemption.requestId, saleId: sale.saleId }
    },
    stateOf: (requestId) => ledger.redemption(requestId),
  }
}
