import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import type { BulkReader, PulledPage } from '../counter/cache-ports'
import { toCoupon, toMember } from './auditelecoupon-map'
import { couponWire, memberWire, type MemberWire } from './auditelecoupon-wire'
import { problemOfRefusal, type Caller } from './caller'
import { ProblemError } from '@shared/ipc/result'
import { rowsOf } from './tolerant-reader'

const MEMBERS = '/sync/members'
const COUPONS = '/sync/coupons'
const SHEET = '/member/sheet'
/** The cursor is of another database than the one that answers. */
const FOREIGN_CURSOR = 1410
/** Large enough to need few calls, small enough that reading an answer holds nobody up. */
const PAGE_ROWS = 400
/** Rows that are read in one go; then whoever waits has a turn. */
const ROWS_AT_ONCE = 50

const pageWire = z.object({
  rows: z.unknown().transform((rows) => rowsOf(rows) ?? []),
  next: z.string().min(1).max(200),
  more: z.boolean(),
  total: z.int().nonnegative().nullable(),
})
const sheetWire = z.object({
  member: memberWire.nullable(),
  coupons: z.unknown().transform((rows) => rowsOf(rows) ?? []),
  more: z.boolean(),
})

/** The extensions `sync` and `member-sheet` of this project's own API. */
export function createBulkReader(caller: Caller): BulkReader {
  async function page<Wire, Row>(
    path: string,
    schema: z.ZodType<Wire>,
    toRow: (wire: Wire) => Row,
    cursor: string | null,
    signal: AbortSignal,
  ): Promise<PulledPage<Row> | 'startOver'> {
    const fields = { limit: String(PAGE_ROWS), ...(cursor === null ? {} : { after: cursor }) }
    const envelope = await caller.say(path, fields, { repeatable: true, signal })
    if (envelope.kind === 'refused' && envelope.apiCode === FOREIGN_CURSOR) return 'startOver'
    if (envelope.kind !== 'success') throw new ProblemError(problemOfRefusal(envelope))
    const { rows, next, more, total } = caller.understand(path, pageWire, envelope.data)
    const read: Row[] = []
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      const some = caller.understandRows(path, schema, rows.slice(at, at + ROWS_AT_ONCE))
      read.push(...some.map(toRow))
      await turn()
    }
    return { rows: read, cursor: next, more, total }
  }

  return {
    async members(cursor, signal) {
      const told = await page(MEMBERS, memberWire, (wire) => wire, cursor, signal)
      if (told === 'startOver') return told
      const isErased = ({ erase_date = 0 }: MemberWire) => erase_date > 0
      return {
        ...told,
        rows: told.rows.filter((wire) => !isErased(wire)).map(toMember),
        erased: told.rows.filter(isErased).map(({ id }) => id),
      }
    },
    coupons: (cursor, signal) =>
      page(COUPONS, couponWire, (wire) => toCoupon(wire), cursor, signal),
    async sheet(memberId) {
      const data = await caller.read(SHEET, { member_id: memberId })
      const { member, coupons, more } = caller.understand(SHEET, sheetWire, data)
      if (more) return null
      return {
        member: member && toMember(member),
        coupons: caller
          .understandRows(SHEET, couponWire, coupons)
          .map((wire) => toCoupon(wire, { memberId })),
      }
    },
  }
}
