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
    level_id: number | null
    /** Erased: then nothing but the id is left. */
    erased_at: Generated<number | null>
    changed: Generated<number>
  }
  /** `level` is the rank: a higher one is worth more. */
  member_level: { id: number; level: number; level_name: string }
  change_counter: { value: number; epoch: string }
  coupon_template: CouponTemplateTable
  member_coupon: MemberCouponTable
  redemption: RedemptionTable
  /** What was answered to whoever gave coupons out or took them back. */
  giving_request: {
    request_id: string
    kind: 'give' | 'recall'
    template_id: number
    staff_id: number | null
    asked_at: number
    /** JSON. */
    answer: string
  }
  refused_request: {
    request_id: string
    mem_coupon_id: number
    code: number
    info: string
    refused_at: number
  }
  /** Made at the first need, one of each kind; base64url. Whoever reads this file can make every code. */
  code_key: { kind: 'master' | 'card'; key: string; created_at: number }
  member_card: {
    serial: Generated<number>
    member_id: number
    issued_at: number
    issued_by: number | null
    revoked_at: number | null
    revoked_by: number | null
  }
  /** `version` counts how often a member's secret was renewed; `used_step` is the last step whose code was taken. */
  member_code: { member_id: number; version: number; used_step: Generated<number> }
  /** What a terminal has to learn: `secret` with a member's new version, or `card` with the serial of a revoked one. */
  code_change: {
    seq: Generated<number>
    kind: 'secret' | 'card'
    subject: number
    version: number
    at: number
  }
}

/** What was designed (document 001). The kind fields decide which others count; what those do not name is residue. */
export interface CouponTemplateTable {
  id: number
  title: string
  /** 1 takes money off, 2 is exchanged for goods (document 000, `type`): 2 where `use_type` is 8. */
  type: number
  /** What `coupon_method` 1 takes off. */
  deduction_fen: number
  use_week: string
  is_use_week: number
  is_self: number
  /** 0 = no longer given out; what members hold stays usable. */
  status: Generated<number>
  /** On what and where: 0 everything … 9, as in document 001. */
  use_type: Generated<number>
  /** 1 takes `deduction_fen` off, 2 leaves `discount_parts` to be paid. */
  coupon_method: Generated<number>
  /** 折 in parts of 10,000 of the price: 8.5 折 = 8,500. */
  discount_parts: Generated<number>
  /** Least spend; 0 = none. */
  enough_fen: Generated<number>
  /** 0 = `time_days` from when it was got (0 days = no end), 1 = from `time_start_day` to `time_end_day`. */
  time_limit: Generated<number>
  time_days: Generated<number>
  time_start_day: number | null
  time_end_day: number | null
  /** Several may be used on one bill. */
  is_complex: Generated<number>
  /** A member may fetch it without staff. */
  get_type: Generated<number>
  /** How many one member may get; −1 = any number. */
  get_max: Generated<number>
  /** How many are given out in all; −1 = any number. */
  total: Generated<number>
  /** The level it is for; −1 = everybody. */
  level_limit: Generated<number>
  display_order: Generated<number>
  /** Counts how often it was saved: who saves says which one was read. */
  revision: Generated<number>
  created_at: Generated<number>
  updated_at: Generated<number>
  /** What `use_type` speaks of, each as JSON `[{"id":"64","name":"…"}]`. */
  categories: Generated<string>
  goods: Generated<string>
  stores: Generated<string>
  hotels: Generated<string>
  suppliers: Generated<string>
}

export interface MemberCouponTable {
  id: Generated<number>
  member_id: number
  template_id: number
  starts_day: number
  /** `NO_END_DAY` where it has no end. */
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
  /** Taken back from its member: then it is in no list and cannot be redeemed. */
  recalled_at: Generated<number | null>
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
