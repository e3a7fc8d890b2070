import type { MemberCoupon } from '@shared/domain/coupon'
import { ProblemError } from '@shared/ipc/result'
import { problemOfRefusal, type Caller } from './caller'
import type { Pager } from './paging'
import { rowsOf } from './tolerant-reader'
import { toHeldCoupon, type HeldContext } from './yun-shop-map'
import { TEMPLATE_VIEW, type Routes } from './yun-shop-routes'
import type { TemplateBook } from './yun-shop-templates'
import { heldWire, type HeldWire } from './yun-shop-wire'

/** 5,000 coupons in one state; nobody holds more, but a server that never ends a list gives more. */
const MAX_PAGES = 50

// `status_request` of documents 002 and 003
const UNUSED = '1'
const EXPIRED = '2'
const USED = '3'

const KINDS = ['coupon_method', 'use_type']

/** Reads what members hold, through either of the two lists. */
export class HeldReader {
  constructor(
    private readonly caller: Caller,
    private readonly pager: Pager,
    private readonly routes: Routes,
    private readonly templates: TemplateBook,
    private readonly context: Omit<HeldContext, 'memberId'>,
  ) {}

  /** All coupons of a member: unused, expired and used ones. Throws `ProblemError`. */
  async ofMember(memberId: string): Promise<MemberCoupon[]> {
    const [unused, expired, used] = await Promise.all(
      [UNUSED, EXPIRED, USED].map((status) => this.list(memberId, status)),
    )
    const rows = new Map<string, { wire: HeldWire; listedAsUsed: boolean }>()
    for (const wire of unused ?? []) rows.set(wire.id, { wire, listedAsUsed: false })
    for (const wire of expired ?? []) rows.set(wire.id, { wire, listedAsUsed: false })
    // A back end that ignores `status_request` lists everything as used too: then only the coupon itself tells.
    for (const wire of used ?? []) {
      rows.set(wire.id, { wire, listedAsUsed: !rows.has(wire.id) })
    }
    return this.understood([...rows.values()], memberId)
  }

  /** One coupon as the list of a member's used ones has it, or undefined. */
  async usedOne(memberId: string, couponId: string): Promise<HeldWire | undefined> {
    const used = await this.list(memberId, USED)
    return used.find(({ id, used: isUsed }) => id === couponId && isUsed !== false)
  }

  /** One coupon by its own number, where the installation has a route for it; null when it knows none. */
  async one(couponId: string): Promise<MemberCoupon | null> {
    const { couponRoute } = this.routes
    if (couponRoute === null) return null
    const envelope = await this.caller.say(
      couponRoute,
      { id: couponId },
      { repeatable: true, method: 'get' },
    )
    if (envelope.kind === 'unauthorized') throw new ProblemError(problemOfRefusal(envelope))
    // A refusal means that there is no such coupon.
    if (envelope.kind === 'refused' || rowsOf(envelope.data)?.length === 0) return null
    const { data } = envelope
    const wire = this.caller.understand(couponRoute, heldWire, data)
    if (wire.id !== couponId) return this.caller.unexpected(couponRoute, ['data.id'], data)
    const [coupon] = await this.understood([{ wire, listedAsUsed: false }], wire.member_id ?? '')
    return coupon ?? null
  }

  /** Reads one row of a member's list, only to see whether the back end answers. */
  async ping(memberId: string): Promise<void> {
    const { path, method, fields, rowsIn } = this.routes.heldList(memberId, UNUSED)
    const data = await this.caller.read(path, { ...fields, page: '1', pagesize: '1' }, method)
    this.caller.rows(path, rowsIn(data))
  }

  private async list(memberId: string, status: string): Promise<HeldWire[]> {
    const { path, method, fields, rowsIn } = this.routes.heldList(memberId, status)
    const { rows, truncated } = await this.pager.all(
      path,
      MAX_PAGES,
      async (page, limit) =>
        rowsIn(
          await this.caller.read(
            path,
            { ...fields, page: String(page), pagesize: String(limit) },
            method,
          ),
        ),
      (data) => this.caller.unexpected(path, ['data'], data),
    )
    if (truncated) throw new ProblemError({ code: 'api.tooManyPages' })
    return this.caller.understandRows(path, heldWire, rows)
  }

  /** In the terminal's words, each completed by what only the template's own view tells. */
  private async understood(
    rows: readonly { wire: HeldWire; listedAsUsed: boolean }[],
    memberId: string,
  ): Promise<MemberCoupon[]> {
    const book = await this.templates.of(
      rows.map(({ wire }) => wire.belongs_to_coupon.id ?? wire.coupon_id),
    )
    return rows.flatMap(({ wire, listedAsUsed }) => {
      const template = book.complete(wire.belongs_to_coupon)
      const context = { ...this.context, memberId, listedAsUsed, levelName: book.levelName }
      const coupon = toHeldCoupon({ ...wire, belongs_to_coupon: template }, context)
      if (coupon) return [coupon]
      // A kind that none of the documents knows: better not shown than taken for another.
      this.caller.leaveOut(TEMPLATE_VIEW, KINDS)
      return []
    })
  }
}
