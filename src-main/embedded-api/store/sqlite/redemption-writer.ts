import { minuteOf } from '../../rules'
import { refuse, Refusal, type RefusalCode } from '../../refusals'
import type { CouponFacts } from '../../rules'
import type { RedeemCommand, RedemptionRow, UndoCommand } from '../store'
import type { Connection } from './connection'

// Written with prepared statements instead of Kysely: the members of a group must run one after the other inside
// one transaction, and Kysely's execution is asynchronous, so that other work could slip in between.

/** Longer than any line or server in between holds a copy of a request back. */
const REFUSAL_HOLDS_MS = 120_000

type Found = CouponFacts & { memberId: number; templateId: number }

const REDEMPTION = `
  SELECT r.id, r.mem_coupon_id AS memCouponId, c.template_id AS templateId, c.member_id AS memberId,
    r.shop_id AS shopId, r.staff_id AS staffId, r.request_id AS requestId, r.redeemed_at AS redeemedAt,
    r.undone_at AS undoneAt, r.undo_reason AS undoReason
  FROM redemption r JOIN member_coupon c ON c.id = r.mem_coupon_id`

/** Redeems and undoes, synchronously and inside a transaction that the caller holds. */
export class RedemptionWriter {
  readonly #ofRequest
  readonly #ofCoupon
  readonly #coupon
  readonly #shop
  readonly #insert
  readonly #refused
  readonly #keepRefusal
  readonly #dropRefusals
  readonly #undo
  readonly #recallOfErased
  readonly #countChange
  readonly #markChanged

  constructor(
    connection: Connection,
    private readonly timeZone: string,
  ) {
    this.#ofRequest = connection.prepare<[string], RedemptionRow>(
      `${REDEMPTION} WHERE r.request_id = ?`,
    )
    this.#ofCoupon = connection.prepare<[number], RedemptionRow>(
      `${REDEMPTION} WHERE r.mem_coupon_id = ? ORDER BY r.undone_at IS NULL DESC, r.id DESC LIMIT 1`,
    )
    this.#coupon = connection.prepare<[number], Found>(`
      SELECT c.member_id AS memberId, c.template_id AS templateId, c.starts_day AS startsDay,
        c.ends_day AS endsDay, t.use_week AS useWeek, c.given_at AS givenAt, c.receiver_id AS receiverId,
        c.recalled_at AS recalledAt, r.redeemed_at AS usedAt, s.name AS usedInShop
      FROM member_coupon c
        JOIN coupon_template t ON t.id = c.template_id
        LEFT JOIN redemption r ON r.mem_coupon_id = c.id AND r.undone_at IS NULL
        LEFT JOIN shop s ON s.id = r.shop_id
      WHERE c.id = ?`)
    this.#shop = connection.prepare<[number], { id: number }>('SELECT id FROM shop WHERE id = ?')
    this.#insert = connection.prepare<unknown[]>(`
      INSERT INTO redemption (mem_coupon_id, shop_id, staff_id, request_id, redeemed_at, is_sample)
      VALUES (?, ?, ?, ?, ?, 0)`)
    this.#refused = connection.prepare<
      [string, number, number],
      { code: RefusalCode; info: string }
    >(
      'SELECT code, info FROM refused_request WHERE request_id = ? AND mem_coupon_id = ? AND refused_at > ?',
    )
    this.#keepRefusal = connection.prepare<unknown[]>(`
      INSERT INTO refused_request (request_id, mem_coupon_id, code, info, refused_at) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (request_id) DO UPDATE SET mem_coupon_id = excluded.mem_coupon_id, code = excluded.code,
        info = excluded.info, refused_at = excluded.refused_at`)
    this.#dropRefusals = connection.prepare<[number]>(
      'DELETE FROM refused_request WHERE refused_at <= ?',
    )
    this.#undo = connection.prepare<unknown[]>(
      'UPDATE redemption SET undone_at = ?, undone_by = ?, undo_reason = ? WHERE id = ?',
    )
    this.#recallOfErased = connection.prepare<unknown[]>(`
      UPDATE member_coupon SET recalled_at = ? WHERE id = ? AND recalled_at IS NULL
        AND member_id IN (SELECT id FROM member WHERE erased_at IS NOT NULL)`)
    this.#countChange = connection.prepare('UPDATE change_counter SET value = value + 1')
    this.#markChanged = connection.prepare<unknown[]>(
      'UPDATE member_coupon SET changed = (SELECT value FROM change_counter) WHERE id = ?',
    )
  }

  /** A coupon that changes gets the next number: a terminal that follows the changes meets it again. */
  #changed(memCouponId: number): void {
    this.#countChange.run()
    this.#markChanged.run(memCouponId)
  }

  /**
   * Redeems one coupon once; the same request again finds the redemption that it made, and what was refused stays refused
   * for two minutes: whoever was told "refused" must not find the coupon redeemed by a copy that came later.
   */
  redeem(command: RedeemCommand): RedemptionRow | Refusal {
    const { memCouponId, shopId, staffId, requestId, at } = command
    if (requestId !== null) {
      const earlier = this.#ofRequest.get(requestId)
      if (earlier) return this.#repeated(earlier, memCouponId)
      const refused = this.#refused.get(requestId, memCouponId, at - REFUSAL_HOLDS_MS)
      if (refused) return new Refusal(refused.code, refused.info)
    }
    const coupon = this.#coupon.get(memCouponId)
    if (!coupon) return refuse('noSuchCoupon', `没有编号为 ${memCouponId} 的电子券`)
    if (shopId !== null && !this.#shop.get(shopId)) {
      return refuse('noSuchShop', `没有编号为 ${shopId} 的门店`)
    }
    const refusal = command.judge(coupon)
    if (refusal) return this.#remembered(refusal, command)
    const inserted = this.#insert.run(memCouponId, shopId, staffId, requestId, at)
    this.#changed(memCouponId)
    return {
      id: Number(inserted.lastInsertRowid),
      memCouponId,
      templateId: coupon.templateId,
      memberId: coupon.memberId,
      shopId,
      staffId,
      requestId,
      redeemedAt: at,
      undoneAt: null,
      undoReason: null,
    }
  }

  #remembered(refusal: Refusal, { memCouponId, requestId, at }: RedeemCommand): Refusal {
    if (requestId === null) return refusal
    this.#dropRefusals.run(at - REFUSAL_HOLDS_MS)
    this.#keepRefusal.run(requestId, memCouponId, refusal.code, refusal.info, at)
    return refusal
  }

  #repeated(earlier: RedemptionRow, memCouponId: number): RedemptionRow | Refusal {
    if (earlier.memCouponId !== memCouponId) {
      return refuse('requestIdTaken', '该请求号已用于核销另一张电子券')
    }
    // "Redeemed" would no longer be true: the coupon can be used again.
    return earlier.undoneAt === null ? earlier : this.#undone(earlier.undoneAt)
  }

  #undone(at: number): Refusal {
    return refuse('alreadyUndone', `该次核销已于 ${minuteOf(at, this.timeZone)} 撤销`)
  }

  /** Takes back the redemption that counts; its row stays and says when and why. */
  undo(command: UndoCommand): RedemptionRow | Refusal {
    const { memCouponId, requestId, at } = command
    const found =
      requestId === null ? this.#ofCoupon.get(memCouponId) : this.#ofRequest.get(requestId)
    if (!found) return this.#nothingToUndo(memCouponId, requestId)
    if (found.memCouponId !== memCouponId) {
      return refuse('requestIdTaken', '该请求号对应的是另一张电子券的核销')
    }
    if (found.undoneAt !== null) return this.#undone(found.undoneAt)
    const refusal = command.judge(found.redeemedAt)
    if (refusal) return refusal
    this.#undo.run(at, command.undoneBy, command.reason, found.id)
    // As what was not redeemed when its member was erased: it is nobody's.
    this.#recallOfErased.run(at, memCouponId)
    this.#changed(memCouponId)
    return { ...found, undoneAt: at, undoReason: command.reason }
  }

  #nothingToUndo(memCouponId: number, requestId: string | null): Refusal {
    if (requestId !== null) return refuse('noSuchRequest', '没有该请求号的核销记录')
    return this.#coupon.get(memCouponId)
      ? refuse('notRedeemed', '该券尚未核销，无需撤销')
      : refuse('noSuchCoupon', `没有编号为 ${memCouponId} 的电子券`)
  }
}
