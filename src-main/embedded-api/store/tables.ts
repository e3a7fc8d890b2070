import type { ColumnDefinitionBuilder, Generated, Insertable } from 'kysely'

/**
 * The tables as Kysely sees them. Instants are UTC milliseconds (`…_at`), days are whole days since 1970
 * (`…_day`), money is fen. Yes and no are 1 and 0.
 */
export interface Tables {
  schema_version: { version: number; applied_at: number }
  setting: { name: string; value: string }
  shop: { id: number; name: string; address: string; phone: string }
  staff: {
    id: number
    account: string
    name: string
    password_hash: string
    shop_id: number | null
  }
  access_token: { hash: string; staff_id: number; created_at: number; expires_at: number }
  member: {
    id: number
    nickname: string
    mobile: string
    /** The last four digits of the mobile, kept apart because staff search by them. */
    mobile_tail: string
    card_no: string
    level_name: string
    changed: Generated<number>
  }
  change_counter: { value: number; epoch: string }
  coupon_template: {
    id: number
    title: string
    /** 1 takes money off, 2 is exchanged for goods (document 000, `type`). */
    type: number
    deduction_fen: number
    use_week: string
    is_use_week: number
    is_self: number
  }
  member_coupon: MemberCouponTable
  redemption: RedemptionTable
}

export interface MemberCouponTable {
  id: Generated<number>
  member_id: number
  template_id: number
  starts_day: number
  ends_day: number
  received_at: number
  given_at: number | null
  /** Who got it, when it was given away. */
  receiver_id: number | null
  /** Who gave it, when it was received from another member. */
  giver_id: number | null
  /** Where the coupon came from: `come` of document 000. */
  source: number
  /** The staff member who handed it out, if one did. */
  issued_by: number | null
  order_id: number
  goods_id: number
  is_read: number
  evaluation: string
  score: number
  evaluated_at: number
  /** 1 while the coupon belongs to the sample data, whose dates follow the calendar. */
  is_sample: number
  /** The number of its last change, 0 while it is as it was made with the database. */
  changed: Generated<number>
}

export interface RedemptionTable {
  id: Generated<number>
  mem_coupon_id: number
  shop_id: number | null
  staff_id: number | null
  request_id: string | null
  redeemed_at: number
  undone_at: number | null
  undone_by: number | null
  undo_reason: string | null
  is_sample: number
}

export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>

/** How an SQL engine makes a primary key that it numbers itself: the one thing in a layout that they spell differently. */
export type GeneratedId = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder
