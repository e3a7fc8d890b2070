import { z } from 'zod'
import { defineCall, type CallContext } from '../call'
import { toWireCoupons } from '../coupon-rows'
import { idNumber, wholeNumber } from '../inputs'
import { refuse, type Refusal } from '../refusals'
import type { Changes, ChangeMark } from '../store/store'
import {
  toWireMember,
  toWireSyncedMember,
  wireCouponSchema,
  wireMemberSchema,
  wireSyncedMemberSchema,
} from '../wire'

/** More than a list gives at once: who pulls everything should not have to ask a thousand times. */
const MAX_ROWS = 1_000
/** Nobody holds more; a terminal pages through the lists where somebody does. */
const SHEET_COUPONS = 500

const CURSOR = /^([0-9a-f]{12})\.(\d{1,15})\.(\d{1,15})$/

const pageInput = z.object({
  after: z
    .string({ error: '须为上一页给出的 next' })
    .regex(CURSOR, { error: '须为上一页给出的 next' })
    .optional()
    .describe('上一页的 next；首页不填'),
  limit: wholeNumber(1, MAX_ROWS).default(500).describe('每页显示个数，默认 500，最多 1000'),
})

const pageOf = <T extends z.ZodType>(row: T) =>
  z.object({
    rows: z.array(row),
    next: z.string().describe('下一页的 after；没有更多时，以后用它取新的变动'),
    more: z.boolean(),
    total: z.int().nullable().describe('总数，只在首页给出'),
  })

const DESCRIPTION =
  'In the order of the last change, from `after` on; a row that changes while it is pulled comes again. Without `after` from the beginning. When `more` is false, keep `next`: asked with it later, the call gives what has changed since. A cursor of another database is refused with 1410: begin anew.'

async function page<Row, Wire>(
  input: z.output<typeof pageInput>,
  { store }: CallContext,
  read: (after: ChangeMark | null, limit: number) => Promise<Changes<Row>>,
  toWire: (rows: Row[]) => Promise<Wire[]>,
): Promise<{ rows: Wire[]; next: string; more: boolean; total: number | null } | Refusal> {
  const { epoch, last: newest } = await store.changeCounter()
  const [, ofEpoch, changed, id] = CURSOR.exec(input.after ?? '') ?? []
  if (ofEpoch !== undefined && (ofEpoch !== epoch || Number(changed) > newest)) {
    return refuse('foreignCursor', '数据库已更换，请从头拉取')
  }
  const after = ofEpoch === undefined ? null : { changed: Number(changed), id: Number(id) }
  const { rows, last, more, total } = await read(after, input.limit)
  return { rows: await toWire(rows), next: `${epoch}.${last.changed}.${last.id}`, more, total }
}

/** Every member, then what has changed. */
export const syncMembers = defineCall({
  path: '/sync/members',
  kind: 'extension',
  summary: '拉取全部会员及其变动',
  description: `${DESCRIPTION} A member who was erased comes with \`erase_date\` > 0 and nothing but the id: to be forgotten.`,
  input: pageInput,
  data: pageOf(wireSyncedMemberSchema),
  handle: (input, context) =>
    page(
      input,
      context,
      (after, n) => context.store.changedMembers(after, n),
      async (rows) => rows.map(toWireSyncedMember),
    ),
})

/** Every coupon, then what has changed: redeemed, undone, handed out, taken back. */
export const syncCoupons = defineCall({
  path: '/sync/coupons',
  kind: 'extension',
  summary: '拉取全部会员电子券及其变动',
  description: `${DESCRIPTION} A coupon that was taken back comes with \`recall_date\` > 0 (and as if it were given away, for who does not know that field): to be forgotten.`,
  input: pageInput,
  data: pageOf(wireCouponSchema),
  handle: (input, context) =>
    page(
      input,
      context,
      (after, n) => context.store.changedCoupons(after, n),
      (rows) => toWireCoupons(context.store, rows),
    ),
})

/** One member with every coupon: what a counter shows, in one call. */
export const memberSheet = defineCall({
  path: '/member/sheet',
  kind: 'extension',
  summary: '会员及其全部电子券',
  description: `The member (null when there is none) and the coupons of every state, newest first, at most ${SHEET_COUPONS}; \`more\` says that there are others, to be read from the lists.`,
  input: z.object({ member_id: idNumber.describe('会员ID') }),
  data: z.object({
    member: wireMemberSchema.nullable(),
    coupons: z.array(wireCouponSchema),
    more: z.boolean(),
  }),
  async handle({ member_id }, { store }) {
    const [member, coupons] = await Promise.all([
      store.member(member_id),
      store.coupons(member_id, 'all', 0, { page: 1, limit: SHEET_COUPONS + 1 }),
    ])
    // Nobody holds nothing: what an erased member once used is in the books, and opens no sheet.
    if (!member) return { member: null, coupons: [], more: false }
    return {
      member: toWireMember(member),
      coupons: await toWireCoupons(store, coupons.slice(0, SHEET_COUPONS)),
      more: coupons.length > SHEET_COUPONS,
    }
  },
})
