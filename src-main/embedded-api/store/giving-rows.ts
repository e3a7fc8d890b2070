import type { Instant } from '@shared/domain/calendar'
import type { DayNumber } from '../days'
import type { Refusal } from '../refusals'
import type { TemplateValues } from './template-rows'

/** Who is to get a coupon: members by id, phone or card, or all of a level (null = all members), by id. */
export type Receivers =
  { kind: 'entries'; entries: readonly string[] } | { kind: 'level'; levelId: number | null }

/** Why somebody gets none. */
export type NotGivenReason =
  /** No member has this id, phone or card. */
  | 'unknown'
  /** Several members have it. */
  | 'ambiguous'
  /** Named before, in whatever way. */
  | 'repeated'
  /** Not of the level that the template is for. */
  | 'otherLevel'
  /** Has as many of the template as one member may get. */
  | 'hasEnough'
  /** As many as there are in all have been given out. */
  | 'noneLeft'

/** How many get one, and who gets none. */
export interface Giving {
  members: number
  /** The first of them; of a level the entry is the member's id. */
  without: { entry: string; reason: NotGivenReason }[]
  withoutCount: number
}

/** From when to when a coupon that is given now may be used, both days included. */
export interface HeldDays {
  startsDay: DayNumber
  endsDay: DayNumber
}

/** What decides whether a template is given out and for how long. */
export type GivingFacts = Pick<
  TemplateValues,
  'title' | 'status' | 'timeLimit' | 'timeDays' | 'timeStartDay' | 'timeEndDay'
>

export interface GivingQuestion {
  templateId: number
  to: Receivers
  /** The rules; asked inside the transaction, so that nothing changes between the verdict and the write. */
  judge(template: GivingFacts): HeldDays | Refusal
}

export interface GiveCommand extends GivingQuestion {
  requestId: string
  staffId: number | null
  at: Instant
}

export interface RecallCommand {
  templateId: number
  requestId: string
  staffId: number | null
  at: Instant
  /** What ended before it has expired, which is not taken back. */
  today: DayNumber
}

/** What became of the coupons of a template. */
export interface TemplateFigures {
  /** Handed out and not taken back; one that was passed on counts once. */
  given: number
  /** Redeemed and not undone. */
  used: number
  /** What a recall would take back: held, unused, not expired. */
  unused: number
}

/** The side of the store that hands coupons out and takes them back. */
export interface GivingStore {
  /** Those of these templates of which there are coupons, by id. */
  figuresOf(templateIds: readonly number[], today: DayNumber): Promise<Map<number, TemplateFigures>>
  /** Says what `give` would do. */
  checkGiving(question: GivingQuestion): Promise<Giving | Refusal>
  /**
   * Everybody gets theirs or nobody does. One transaction, not cut into chunks, because half of it must never be seen: what
   * comes meanwhile waits, 20,000 members for some tenths of a second. The same request again finds what was answered.
   */
  give(command: GiveCommand): Promise<Giving | Refusal>
  /** All-or-nothing and once per request like `give`; a coupon is either redeemed or taken back, never both. */
  recall(command: RecallCommand): Promise<{ recalled: number } | Refusal>
}
