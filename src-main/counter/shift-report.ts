import type { Instant } from '@shared/domain/calendar'
import type { ExceptionCounts } from '@shared/domain/exception'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { Difference, DifferenceKind, ShiftReport, Tally } from '@shared/domain/shift'
import type { RedemptionRecord } from './ports'
import type { Shift, ShiftFacts, ShiftLine } from './shift-ports'

/** How far the back end's clock and ours may be apart, ms. */
const CLOCKS_APART_MS = 120_000

const UNDONE: ReadonlySet<RedemptionState> = new Set(['refused', 'voided'])
const WAITING: ReadonlySet<RedemptionState> = new Set(['pending', 'sending'])
const DOUBTFUL: ReadonlySet<RedemptionState> = new Set(['unknown', 'undoing'])
/** What became of a paper when it did not come out, or nobody knows. */
const UNPRINTED = ['queued', 'sending', 'failed', 'unknown', 'held'] as const

export interface ReportInput {
  shift: Shift
  facts: ShiftFacts
  shopName: string
  exceptions: ExceptionCounts
  /** The back end's own list of these days; null where there is none. */
  records: readonly RedemptionRecord[] | null
  now: Instant
  by: string
  training: boolean
}

/** A shift in figures, with what cannot be left without a word. Money in fen; works out, and writes nothing. */
export function shiftReport(input: ReportInput): ShiftReport {
  const { shift, facts, records, now } = input
  const { lines } = facts
  const standing = lines.filter(({ state }) => !UNDONE.has(state))
  const bills = billsOf(standing)
  const accepted = lines.filter(({ state }) => state === 'accepted')
  const ours = new Set([...lines.map(({ couponId }) => couponId), ...facts.acceptedEarlier])
  const listed = records && compare(accepted, records, ours, { shift, now })
  return {
    version: 1,
    shiftId: shift.shiftId,
    businessDay: shift.businessDay,
    number: shift.number,
    shop: { id: shift.shopId, name: input.shopName },
    openedAt: shift.openedAt,
    openedBy: shift.openedBy,
    closedAt: now,
    closedBy: input.by,
    training: input.training,
    sales: new Set(lines.map(({ saleId }) => saleId)).size,
    ...bills,
    redeemed: tally(lines),
    stands: tally(standing),
    byState: byState(lines),
    voidedEarlier: facts.voidedEarlier,
    refusedEarlier: facts.refusedEarlier,
    againEarlier: facts.againEarlier,
    overrides: facts.overrides,
    staff: perStaff(lines, standing),
    papers: facts.papers,
    backEnd: listed && { found: listed.found, others: listed.others },
    differences: differences(input, listed?.onlyHere ?? []),
  }
}

function differences(
  { facts: { lines, papers }, exceptions }: ReportInput,
  onlyHere: readonly ShiftLine[],
): Difference[] {
  const having = (is: (line: ShiftLine) => boolean) => tally(lines.filter(is))
  const found: Record<DifferenceKind, Tally> = {
    waiting: having(({ state }) => WAITING.has(state)),
    doubt: having(({ state }) => DOUBTFUL.has(state)),
    // Of whatever shift: somebody has to decide, and whoever comes next should know.
    exceptions: {
      count: exceptions.refused + exceptions.parked + exceptions.unknown,
      discountFen: 0,
    },
    byHand: having(({ state, cause }) => state === 'accepted' && cause.code === 'byHand'),
    onlyHere: tally(onlyHere),
    unprinted: {
      count: UNPRINTED.reduce((sum, state) => sum + (papers[state] ?? 0), 0),
      discountFen: 0,
    },
  }
  return (Object.keys(found) as DifferenceKind[])
    .filter((kind) => found[kind].count > 0)
    .map((kind) => ({ kind, ...found[kind], remark: null }))
}

/** Which of our accepted redemptions the back end lists, and how many it lists besides that are of no coupon of `ours`. */
function compare(
  accepted: readonly ShiftLine[],
  records: readonly RedemptionRecord[],
  ours: ReadonlySet<string>,
  { shift, now }: Pick<ReportInput, 'shift' | 'now'>,
): { found: number; others: number; onlyHere: ShiftLine[] } {
  const left = new Map<string, number>()
  for (const { couponId } of records) left.set(couponId, (left.get(couponId) ?? 0) + 1)
  const missing = accepted.filter(({ couponId }) => {
    const count = left.get(couponId) ?? 0
    if (count > 0) left.set(couponId, count - 1)
    return count === 0
  })
  const others = records.filter(
    ({ couponId, shopId, at }) =>
      !ours.has(couponId) &&
      (shopId === null || shopId === shift.shopId) &&
      at >= shift.openedAt - CLOCKS_APART_MS &&
      at <= now + CLOCKS_APART_MS,
  ).length
  // What is to be written off by hand is a difference of its own.
  const onlyHere = missing.filter(({ cause }) => cause.code !== 'byHand')
  return { found: accepted.length - missing.length, others, onlyHere }
}

function tally(lines: readonly ShiftLine[]): Tally {
  return {
    count: lines.length,
    discountFen: lines.reduce((sum, { discountFen }) => sum + discountFen, 0),
  }
}

/** A bill counts once, and as long as anything of its sale stands: one that is made anew is not there twice. */
function billsOf(standing: readonly ShiftLine[]): Pick<ShiftReport, 'billFen' | 'payFen'> {
  const bills = new Map<string, number>()
  let off = 0
  for (const { saleId, billFen, discountFen } of standing) {
    if (billFen === null) continue
    bills.set(saleId, billFen)
    off += discountFen
  }
  const billFen = [...bills.values()].reduce((sum, fen) => sum + fen, 0)
  return { billFen, payFen: billFen - off }
}

function byState(lines: readonly ShiftLine[]): ShiftReport['byState'] {
  const states = new Set(lines.map(({ state }) => state))
  return Object.fromEntries(
    [...states].map((state) => [state, tally(lines.filter((line) => line.state === state))]),
  )
}

function perStaff(
  lines: readonly ShiftLine[],
  standing: readonly ShiftLine[],
): ShiftReport['staff'] {
  const names = [...new Set(lines.map(({ staff }) => staff))]
  return names.map((name) => {
    const own = lines.filter(({ staff }) => staff === name)
    return {
      name,
      sales: new Set(own.map(({ saleId }) => saleId)).size,
      stands: tally(standing.filter(({ staff }) => staff === name)),
    }
  })
}
