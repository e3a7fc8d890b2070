import { billOf } from '@shared/domain/bill'
import type { Redemption } from '@shared/domain/redemption'
import { readScan } from '@shared/domain/scan-code'
import type { Status } from '@shared/domain/view'
import type { EventName, EventPayload } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { awaitCheck } from '../counter/await-check'
import type { MemberCache } from '../counter/cache-ports'
import { findReceipt, type ReceiptBook } from '../counter/check-receipt'
import { findByCode } from '../counter/check-code'
import type { CodeBook as MemberCodeBook } from '../counter/code-ports'
import type { CashierCalls } from '../counter/cashier-calls'
import { dayFigures } from '../counter/day-figures'
import { findMember, meaningOf, openMember, type FindTools } from '../counter/find-member'
import type { Offline } from '../counter/offline-rules'
import type { OpenMembers } from '../counter/open-members'
import type { Ledger } from '../counter/ports'
import { noteShown, type RevealBook } from '../counter/reveal-phone'
import { redeem, type RedeemOrder } from '../counter/redeem'
import type { CodeBook } from '../codes/code-book'
import type { HandedBills } from '../handover/handed-bills'
import type { CodeKeeper } from '../session/code-keeper'
import type { GuardingPin } from '../session/guarding-pin'
import type { Printing } from '../printing/printing'
import type { SettingsStore } from '../session/settings'
import type { Staff } from '../session/staff'
import { voidRedemptions } from '../counter/void-redemption'
import type { Line } from '../sync/line'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface CounterTools {
  workplace: Workplace
  ledger: Ledger & RevealBook & ReceiptBook
  line: Line
  openMembers: OpenMembers
  offline: Offline
  manager: GuardingPin
  settings: SettingsStore
  handedBills: HandedBills
  codes: CodeBook
  cache: MemberCache
  calls: CashierCalls
  memberCodes: Pick<CodeKeeper, 'keys' | 'refresh'>
  memberCodeBook: MemberCodeBook
  printing: Pick<Printing, 'withSale' | 'refresh'>
  staff: Pick<Staff, 'signInByCard'>
  /** Sees that the sale falls into a shift. Throws nothing: without one it is a sale all the same. */
  openShift(): void
  redemptionChanged(redemption: Redemption): void
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  status(): Status
}

type CounterCalls =
  | 'counter.find'
  | 'counter.openMember'
  | 'counter.redeem'
  | 'counter.today'
  | 'sales.get'
  | 'sales.void'
  | 'sales.settleNow'
  | 'status.get'

/** Calls of the counter. */
export function counterHandlers(tools: CounterTools): Pick<Handlers, CounterCalls> {
  const { workplace, ledger, line, openMembers, status } = tools
  const { offline, manager } = tools
  const useCase: FindTools & { offline: Offline } = {
    ledger,
    clock: line,
    openMembers,
    offline,
    cache: tools.cache,
    calls: tools.calls,
    isOffline: () => line.state.state === 'offline',
    seen: (sheet, desk) => noteShown(sheet, desk, { ledger, clock: line }),
    memberChecked: (checked) => tools.emit('member.checked', checked),
    searchChecked: (checked) => tools.emit('search.checked', checked),
  }

  const { memberCodes, memberCodeBook: codeBook } = tools
  const checking = { codeBook, keys: memberCodes.keys, refresh: memberCodes.refresh, clock: line }

  return {
    async 'counter.find'({ text, isOurs }) {
      if (tools.staff.signInByCard(text.trim())) {
        return { kind: 'staff', name: workplace.cashier()?.name ?? '' }
      }
      const receipt = findReceipt(text, ledger)
      if (receipt) return receipt
      const desk = () => workplace.desk()
      // Before the shop's rules: no rule may read a code of ours as something that opens a member unchecked.
      const byCode = await findByCode(text, desk, { ...useCase, ...checking }, async (id) =>
        findMember({ text, meaning: { kind: 'memberId', id } }, await desk(), useCase),
      )
      if (byCode) return byCode
      const reading = isOurs ? readScan(text) : await tools.codes.read(text)
      if (reading.ok && reading.meaning.kind === 'bill') {
        return { kind: 'bill', bill: tools.handedBills.read(reading.meaning.text) }
      }
      return findMember({ text, meaning: meaningOf(reading) }, await desk(), useCase)
    },
    'counter.openMember': async (wanted) => openMember(wanted, await workplace.desk(), useCase),
    async 'counter.redeem'({ override: asked, billFen, billId, ...order }) {
      // Whoever asked sells: the terminal may lock before the member is checked and the PIN proven.
      const cashier = workplace.cashier()
      await awaitCheck(order.memberId, useCase)
      const desk = { ...(await workplace.desk()), cashier }
      // The same sale once more needs no second word of the manager, and no bill that is still there.
      const written = ledger.sale(order.saleId)
      if (written) return written
      const paid = paidFor(billFen, billId, tools.handedBills)
      const override = asked && {
        manager: await manager.letPass(asked.pin, asked.number),
        reason: asked.reason,
      }
      const hasManager = manager.hasAnybody
      const rules = tools.settings.get().couponRules
      const papers = tools.printing.withSale()
      const using = { ...useCase, hasManager, rules, papers }
      tools.openShift()
      const sale = redeem({ ...order, ...paid, override }, desk, using)
      // Whoever shows records hears of it now: while the line is down nothing else happens to it.
      for (const redemption of sale.redemptions) tools.redemptionChanged(redemption)
      // Only after the commit, and without making the cashier wait for it.
      void workplace.submit()
      if (papers.length > 0) setImmediate(tools.printing.refresh)
      return sale
    },
    'counter.today': () =>
      dayFigures(workplace.book(), ledger, line, tools.settings.get().dayStartHour),
    'sales.get'({ saleId }) {
      const sale = ledger.sale(saleId)
      if (!sale) throw new ProblemError({ code: 'call.invalid', field: 'saleId' })
      return sale
    },
    'sales.void'({ saleId, requestIds }) {
      const sale = voidRedemptions(saleId, requestIds, {
        ledger,
        connectionId: workplace.book().connectionId,
        clock: line,
        undoWindowMs: workplace.undoWindowMs(),
        cashier: workplace.cashier(),
        changed: tools.redemptionChanged,
      })
      void workplace.submit()
      return sale
    },
    async 'sales.settleNow'() {
      await workplace.desk()
      await workplace.settle()
      return status()
    },
    'status.get': status,
  }
}

/** The bill of a sale: the one that was handed over, as long as the amount is its total, else the amount alone. */
function paidFor(
  billFen: number | null,
  billId: string | undefined,
  handedBills: HandedBills,
): Pick<RedeemOrder, 'bill' | 'billNumber'> {
  if (billId === undefined) return { bill: billFen === null ? null : billOf(billFen) }
  const { bill, number } = handedBills.get(billId)
  if (bill.totalFen !== billFen) throw new ProblemError({ code: 'call.invalid', field: 'billId' })
  return { bill, billNumber: number }
}
