import { join } from 'node:path'
import type { RedemptionRecord } from '../../src-main/counter/ports'
import { createShifts, type ShiftPlace } from '../../src-main/counter/shifts'
import { openLedger } from '../../src-main/store/ledger'
import { honestAtTheEnd } from './honest-ledger'
import { aSale } from './sales'
import { tempFolder } from './temp-folder'

/** The shifts of a ledger on the disk, with a clock, a cashier and a back end that a test sets. */
export function shiftRoom(begin: string) {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  honestAtTheEnd(ledger, file)
  const set = {
    now: Date.parse(begin),
    by: '03 米收银',
    dayStartHour: 0,
    place: {
      connectionId: 'training',
      timeZone: 'Asia/Shanghai',
      shop: { id: '1', name: '城西银泰店', address: null },
      training: true,
    } as ShiftPlace,
    /** What the back end lists of the days that it is asked for; null while it cannot be asked. */
    records: null as ((from: string, to: string) => Promise<RedemptionRecord[]>) | null,
  }
  const clock = { now: () => set.now }
  const open = () =>
    createShifts({
      ledger,
      exceptions: ledger.exceptions,
      clock,
      place: () => set.place,
      by: () => set.by,
      dayStartHour: () => set.dayStartHour,
      async gateway() {
        const { records } = set
        return records === null
          ? null
          : {
              records: async (from, to) => ({ records: await records(from, to), truncated: false }),
            }
      },
      sealKey: () => 'a key',
      sealed: () => {},
    })
  let coupon = 500
  return {
    file,
    ledger,
    set,
    shifts: open(),
    open,
    at(time: string): void {
      set.now = Date.parse(time)
    },
    /** A sale of one coupon, made now; its request and its coupon. */
    sell(): { requestId: string; couponId: string } {
      const couponId = String(++coupon)
      const sale = aSale({ at: set.now, coupons: [couponId] })
      ledger.recordSale(sale, () => {})
      return { requestId: sale.redemptions[0]?.requestId ?? '', couponId }
    },
    accept(requestId: string): void {
      ledger.advance(requestId, 'sending', { code: 'sent' }, set.now)
      ledger.advance(requestId, 'accepted', { code: 'confirmed', remoteId: null }, set.now)
    },
    refuse(requestId: string): void {
      ledger.advance(requestId, 'sending', { code: 'sent' }, set.now)
      const cause = { code: 'redeemedElsewhere', at: null, shop: null, staff: null } as const
      ledger.advance(requestId, 'refused', cause, set.now)
    },
    takeBack(requestId: string): void {
      ledger.advance(requestId, 'undoing', { code: 'undoAsked', by: set.by }, set.now)
      ledger.advance(requestId, 'voided', { code: 'voidedHere', by: set.by }, set.now)
    },
  }
}
