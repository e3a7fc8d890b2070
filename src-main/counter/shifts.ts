import { businessDayOf } from '@shared/domain/business-day'
import { addDays, dayOf, type Instant } from '@shared/domain/calendar'
import { orderedId } from '@shared/domain/ordered-id'
import type { Shop } from '@shared/domain/shop'
import type { ClosedShift, Difference, ShiftReport } from '@shared/domain/shift'
import type { PastShifts } from '@shared/ipc/calls-shift'
import { ProblemError } from '@shared/ipc/result'
import type { AuditBook, ChainEnd } from './audit-ports'
import type { ExceptionBook } from './exception-book'
import type { Clock, CouponGateway, Ledger, RedemptionRecord } from './ports'
import { deskScope } from './settle-exception'
import { shiftReport } from './shift-report'
import type { Shift, ShiftBook } from './shift-ports'

/** Where and by whom is sold now. */
export interface ShiftPlace {
  connectionId: string
  timeZone: string
  shop: Shop
  training: boolean
}

export interface ShiftTools {
  ledger: ShiftBook & Pick<AuditBook, 'sealChain' | 'chainEnd'> & Pick<Ledger, 'together'>
  exceptions: Pick<ExceptionBook, 'counts'>
  clock: Clock
  /** Null while the terminal stands in no shop. */
  place(): ShiftPlace | null
  /** Who has signed in, as the books name people. */
  by(): string
  dayStartHour(): number
  /** The back end, where it can be asked now; null while the line is down. */
  gateway(): Promise<Pick<CouponGateway, 'records'> | null>
  /** With what the ledger is sealed. */
  sealKey(): string
  /** Keeps outside the ledger where its chain ended with a shift. Throws nothing: the shift is closed by then. */
  sealed(end: ChainEnd): void
}

/** What whoever closes a shift has seen of one kind of difference, and says of it. */
export type Remark = Pick<Difference, 'kind' | 'count'> & { remark: string }

/** The shifts of this terminal. Every call throws `ProblemError` `storage.*` besides what is said. */
export interface Shifts {
  /** Sees that a shift is open, and that it is today's and this shop's: another is closed with a mark. Called before every sale. */
  ensure(): void
  /** The open shift in figures, compared with the back end where that answers; null where none is open. */
  current(): Promise<ShiftReport | null>
  /**
   * Closes the shift, seals the ledger and keeps the report for good. Throws `shift.none`, and `shift.changed` where a
   * difference was not seen, or is another by now.
   */
  close(remarks: readonly Remark[]): Promise<ClosedShift>
  /** Closes a shift that nobody closed before the day changed. */
  watchDay(): void
  /** Those that are over, the newest first; all of them without `which`. */
  list(limit: number, which?: PastShifts): ClosedShift[]
  /** How many are over in a period; in all where it is null. */
  count(period: PastShifts['period']): number
  get(shiftId: string): ClosedShift | null
  /** Another ledger is in the place of the one that was read. */
  forget(): void
}

const NOBODY = '—'

export function createShifts(tools: ShiftTools): Shifts {
  const { ledger, clock } = tools
  // Asked before every sale: the book is read once.
  let known: { connectionId: string; shift: Shift | null } | null = null

  function openShift(connectionId: string): Shift | null {
    if (known?.connectionId !== connectionId) {
      known = { connectionId, shift: ledger.openShift(connectionId) }
    }
    return known.shift
  }

  const today = ({ timeZone }: ShiftPlace) =>
    businessDayOf(clock.now(), timeZone, tools.dayStartHour())

  /**
   * Whether a shift is today's. Tomorrow's is as well: the clock was put right over midnight, or the day made to begin
   * later. A day after that can only come from a clock that was wrong, and would go on until that day.
   */
  function isOf({ businessDay }: Shift, place: ShiftPlace): boolean {
    const day = today(place)
    return businessDay >= day && businessDay <= addDays(day, 1)
  }

  /** The open shift, unless it is of another day or another shop: that one is closed with a mark. */
  function fitting(place: ShiftPlace): Shift | null {
    const shift = openShift(place.connectionId)
    if (shift === null) return null
    const isToday = isOf(shift, place)
    if (isToday && shift.shopId === place.shop.id) return shift
    const report = reportOf(shift, place, null, NOBODY)
    end(shift, report, isToday ? 'moved' : 'forgotten')
    return null
  }

  function ensure(): void {
    const place = tools.place()
    if (!place || fitting(place) !== null) return
    const { connectionId, shop } = place
    const at = clock.now()
    const shift = ledger.beginShift({
      shiftId: orderedId(at),
      connectionId,
      shopId: shop.id,
      businessDay: today(place),
      openedAt: at,
      openedBy: tools.by(),
    })
    known = { connectionId, shift }
  }

  function reportOf(
    shift: Shift,
    place: ShiftPlace,
    records: readonly RedemptionRecord[] | null,
    by: string,
  ): ShiftReport {
    return shiftReport({
      shift,
      facts: ledger.shiftFacts(shift),
      shopName: shift.shopId === place.shop.id ? place.shop.name : shift.shopId,
      exceptions: tools.exceptions.counts(deskScope(shift.connectionId, clock)),
      records,
      now: clock.now(),
      by,
      training: place.training,
    })
  }

  function end(shift: Shift, report: ShiftReport, how: ClosedShift['end']): ClosedShift {
    const { kept, chainEnd } = ledger.together(() => {
      const { short } = ledger.sealChain({
        at: report.closedAt,
        staff: report.closedBy,
        key: tools.sealKey(),
        subject: shift.shiftId,
      })
      const kept: ClosedShift = { ...report, end: how, seal: short }
      ledger.endShift(shift, kept)
      return { kept, chainEnd: ledger.chainEnd() }
    })
    known = null
    tools.sealed(chainEnd)
    return kept
  }

  /** What the back end lists of these days; null where it is not asked, does not answer, or has more than it tells. */
  async function listed(
    { timeZone }: ShiftPlace,
    from: Instant,
  ): Promise<readonly RedemptionRecord[] | null> {
    try {
      const gateway = await tools.gateway()
      if (!gateway) return null
      // A day more at each end: the back end's calendar may be another.
      const first = addDays(dayOf(from, timeZone), -1)
      const last = addDays(dayOf(clock.now(), timeZone), 1)
      const { records, truncated } = await gateway.records(first, last)
      return truncated ? null : records
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return null
    }
  }

  function open(): { place: ShiftPlace; shift: Shift } | null {
    const place = tools.place()
    const shift = place && fitting(place)
    return shift ? { place, shift } : null
  }

  return {
    ensure,
    async current() {
      const now = open()
      if (!now) return null
      const records = await listed(now.place, now.shift.openedAt)
      return reportOf(now.shift, now.place, records, tools.by())
    },
    async close(remarks) {
      // Whoever asked: the terminal may lock while the back end is waited for.
      const by = tools.by()
      const before = open()
      if (!before) throw new ProblemError({ code: 'shift.none' })
      const records = await listed(before.place, before.shift.openedAt)
      const now = open()
      if (now?.shift.shiftId !== before.shift.shiftId)
        throw new ProblemError({ code: 'shift.none' })
      const report = reportOf(now.shift, now.place, records, by)
      const differences = report.differences.map((difference): Difference => {
        const said = remarks.find(({ kind }) => kind === difference.kind)
        if (said?.count !== difference.count) throw new ProblemError({ code: 'shift.changed' })
        return { ...difference, remark: said.remark }
      })
      return end(now.shift, { ...report, differences }, 'closed')
    },
    watchDay() {
      const place = tools.place()
      if (place) fitting(place)
    },
    list(limit, which) {
      const place = tools.place()
      return place ? ledger.closedShifts(place.connectionId, limit, which) : []
    },
    count(period) {
      const place = tools.place()
      return place ? ledger.countClosedShifts(place.connectionId, period) : 0
    },
    get: (shiftId) => ledger.closedShift(shiftId),
    forget() {
      known = null
    },
  }
}
