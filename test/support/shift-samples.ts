import { orderedId } from '@shared/domain/ordered-id'
import type { ClosedShift } from '@shared/domain/shift'
import type { Shift } from '../../src-main/counter/shift-ports'

/** An order for a shift that begins at a moment. */
export function aShift(at: number, change: Partial<Shift> = {}): Omit<Shift, 'number' | 'fromSeq'> {
  return {
    shiftId: orderedId(at),
    connectionId: 'training',
    shopId: '1',
    businessDay: '2026-03-04',
    openedAt: at,
    openedBy: '07 王雨晴',
    ...change,
  }
}

/** The report of a shift in which nothing happened. */
export function aReport(shift: Shift, change: Partial<ClosedShift> = {}): ClosedShift {
  const none = { count: 0, discountFen: 0 }
  const { shiftId, businessDay, number, shopId, openedAt, openedBy } = shift
  return {
    version: 1,
    ...{ shiftId, businessDay, number, openedAt, openedBy },
    shop: { id: shopId, name: '城西银泰店' },
    closedAt: openedAt + 3_600_000,
    closedBy: openedBy,
    training: false,
    ...{ sales: 0, billFen: 0, payFen: 0, redeemed: none, stands: none, byState: {} },
    ...{
      voidedEarlier: none,
      refusedEarlier: none,
      againEarlier: none,
      overrides: 0,
      staff: [],
      papers: {},
      backEnd: null,
    },
    differences: [],
    end: 'closed',
    seal: 'ABCD EFGH IJKL MNOP',
    ...change,
  }
}
