import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { recoverLedger } from '../../src-main/store/keeper/recover-ledger'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { flip, writeSales } from './damaged-ledgers'
import { aSale } from './sales'
import { aReport, aShift } from './shift-samples'

export const SEAL_KEY = 'a key that is not in the ledger'
const AT = Date.parse('2026-03-04T02:00:00Z')
const BY = '07 王雨晴'

/**
 * An honest ledger with rows in every table: of a recovery, of erasures done and under way, of papers, of two shifts that
 * were closed and of what came after.
 */
export function writeFullLedger(folder: string): string {
  const file = join(folder, 'ledger.db')
  const before = openLedger(file)
  writeSales(before, 3)
  before.sealChain({ at: AT, staff: BY, key: SEAL_KEY })
  before.close()
  flip(file, 0)
  recoverLedger(folder, { cause: 'damaged', backup: null, at: AT })
  const ledger = openLedger(file)
  ledger.recoveryRead(AT + 1)
  for (const shift of [1, 2]) {
    const open = ledger.beginShift(aShift(AT + shift * 1_000))
    writeShift(ledger, shift)
    ledger.together(() => {
      const subject = open.shiftId
      const seal = { at: AT + shift * 1_000, staff: BY, key: SEAL_KEY, subject }
      ledger.endShift(open, aReport(open, { seal: ledger.sealChain(seal).short }))
    })
  }
  writeShift(ledger, 3)
  erase(ledger)
  ledger.close()
  return file
}

function writeShift(ledger: OpenLedger, shift: number): void {
  const at = AT + shift * 1_000
  writeSales(ledger, 4, shift * 100)
  const member = aSale({ at, memberId: `100${shift}`, coupons: [`9${shift}`] })
  const papers = (['customer', 'shop'] as const).map((purpose) => ({
    jobId: randomUUID(),
    purpose,
  }))
  const override = { manager: '01 陈店长', reason: '常客', breaches: '[]' }
  ledger.recordSale({ ...member, papers, override }, () => {})
  const [paper] = papers
  ledger.advancePrint(paper?.jobId ?? '', 'sending', { code: 'begun' }, at + 1)
  ledger.advancePrint(paper?.jobId ?? '', 'sent', { code: 'handedOver' }, at + 2)
  park(ledger, at, shift)
  settle(ledger, at, shift)
  writeOffByHand(ledger, at, shift)
  const look = { at, connectionId: 'training', memberId: `100${shift}`, staff: `0${shift}` }
  ledger.noteReveal({ ...look, shopId: shift === 2 ? null : '1', cause: 'asked' })
  ledger.noteAction({
    ...{ at, kind: 'price.changed', staff: BY, detail: { fen: shift } },
    ...{ approvedBy: shift === 1 ? null : '01 陈店长', subject: shift === 1 ? 'sale' : null },
  })
}

/** A sale of one coupon that has been sent; its request. */
function sent(ledger: OpenLedger, at: number, coupon: string): string {
  const sale = aSale({ at, offline: true, coupons: [coupon] })
  ledger.recordSale(sale, () => {})
  const requestId = sale.redemptions[0]?.requestId ?? ''
  ledger.advance(requestId, 'sending', { code: 'sent' }, at + 1)
  return requestId
}

function park(ledger: OpenLedger, at: number, shift: number): void {
  const requestId = sent(ledger, at, `8${shift}`)
  ledger.advance(requestId, 'unknown', { code: 'noAnswer', problem: 'api.timeout' }, at + 2)
  const answer = { programVersion: '1', call: 'redeem', answer: `{"riddle":${shift}}` }
  ledger.park(requestId, { code: 'unintelligible', problem: 'api.answer' }, answer, at + 3)
}

function settle(ledger: OpenLedger, at: number, shift: number): void {
  const refused = { code: 'refusedByApi', apiCode: 1004, info: '该券已使用' } as const
  const scope = { connectionId: 'training', doubtBefore: 0 }
  for (const coupon of [`7${shift}`, `6${shift}`]) {
    const requestId = sent(ledger, at, coupon)
    ledger.advance(requestId, 'refused', refused, at + 2)
    if (coupon.startsWith('6')) continue
    const decision = { action: 'acceptLoss', reason: '已核对', by: BY, at: at + 3 } as const
    ledger.exceptions.settle(scope, requestId, () => ({ ...decision, next: null }))
  }
}

function writeOffByHand(ledger: OpenLedger, at: number, shift: number): void {
  const sale = aSale({ at, coupons: [`5${shift}`] })
  ledger.recordSale(sale, () => {})
  ledger.advance(sale.redemptions[0]?.requestId ?? '', 'accepted', { code: 'byHand' }, at + 1)
}

/** Two members are forgotten, a third is about to be. */
function erase(ledger: OpenLedger): void {
  ledger.noteErased('training', ['1001', '1002'], AT + 9_000)
  while (ledger.scrubSome()) continue
  ledger.noteErased('training', ['1003'], AT + 9_001)
}
