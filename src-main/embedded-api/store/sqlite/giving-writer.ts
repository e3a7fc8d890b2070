import type { Instant } from '@shared/domain/calendar'
import { refuse, Refusal } from '../../refusals'
import type {
  GiveCommand,
  Giving,
  GivingFacts,
  GivingQuestion,
  HeldDays,
  NotGivenReason,
  RecallCommand,
} from '../giving-rows'
import type { Connection } from './connection'
import { ReceiverFinder } from './receiver-finder'

type Template = GivingFacts & { getMax: number; total: number; levelLimit: number }
interface Kept {
  kind: string
  templateId: number
  answer: string
}
interface Plan extends Giving {
  memberIds: number[]
  days: HeldDays
}

/** How many of those who get none are told by name. */
const TOLD = 200
const ANY_NUMBER = -1
const EVERYBODY = -1
/** `come` of document 000, which says nothing of its numbers: handed out by staff. */
const FROM_STAFF = 1

/** Hands coupons out and takes them back, synchronously and inside a transaction that the caller holds. */
export class GivingWriter {
  readonly #receivers
  readonly #template
  readonly #handedOut
  readonly #heldByMember
  readonly #insert
  readonly #recall
  readonly #countChange
  readonly #request
  readonly #keep

  constructor(connection: Connection) {
    this.#receivers = new ReceiverFinder(connection)
    this.#template = connection.prepare<[number], Template>(`
      SELECT title, status, time_limit AS timeLimit, time_days AS timeDays, time_start_day AS timeStartDay,
        time_end_day AS timeEndDay, get_max AS getMax, total, level_limit AS levelLimit
      FROM coupon_template WHERE id = ?`)
    this.#handedOut = connection
      .prepare<[number]>(
        `SELECT COUNT(*) FROM member_coupon
         WHERE template_id = ? AND recalled_at IS NULL AND giver_id IS NULL`,
      )
      .pluck()
    this.#heldByMember = connection
      .prepare<[number], [number, number]>(
        `SELECT member_id, COUNT(*) FROM member_coupon
         WHERE template_id = ? AND recalled_at IS NULL GROUP BY member_id`,
      )
      .raw()
    this.#insert = connection.prepare<unknown[]>(`
      INSERT INTO member_coupon (member_id, template_id, starts_day, ends_day, received_at, source, issued_by,
        order_id, goods_id, is_read, evaluation, score, evaluated_at, is_sample, changed)
      VALUES (?, ?, ?, ?, ?, ${FROM_STAFF}, ?, 0, 0, 0, '', 0, 0, 0, (SELECT value FROM change_counter))`)
    this.#recall = connection.prepare<[Record<string, unknown>]>(`
      UPDATE member_coupon SET recalled_at = @at, changed = (SELECT value FROM change_counter)
      WHERE template_id = @templateId AND recalled_at IS NULL AND ends_day >= @today
        AND (given_at IS NULL OR receiver_id IS NULL)
        AND NOT EXISTS (SELECT 1 FROM redemption r WHERE r.mem_coupon_id = member_coupon.id AND r.undone_at IS NULL)`)
    this.#countChange = connection.prepare('UPDATE change_counter SET value = value + 1')
    this.#request = connection.prepare<[{ requestId: string }], Kept>(`
      SELECT kind, template_id AS templateId, answer FROM giving_request WHERE request_id = @requestId
      UNION ALL SELECT 'redeem', 0, '' FROM redemption WHERE request_id = @requestId`)
    this.#keep = connection.prepare<[Record<string, unknown>]>(`
      INSERT INTO giving_request (request_id, kind, template_id, staff_id, asked_at, answer)
      VALUES (@requestId, @kind, @templateId, @staffId, @at, @answer)`)
  }

  /** Says who would get one and who would not. */
  check(question: GivingQuestion): Giving | Refusal {
    const plan = this.#plan(question)
    return plan instanceof Refusal ? plan : toldOf(plan)
  }

  /** Gives everybody of a list one, but for those who get none. */
  give(command: GiveCommand): Giving | Refusal {
    return this.#once('give', command, () => {
      const plan = this.#plan(command)
      if (plan instanceof Refusal) return plan
      const { templateId, staffId, at } = command
      if (plan.memberIds.length > 0) this.#countChange.run()
      const { startsDay, endsDay } = plan.days
      for (const memberId of plan.memberIds) {
        this.#insert.run(memberId, templateId, startsDay, endsDay, at, staffId)
      }
      return toldOf(plan)
    })
  }

  /** Takes back what is held, unused and not expired. */
  recall(command: RecallCommand): { recalled: number } | Refusal {
    return this.#once('recall', command, () => {
      const { templateId, at, today } = command
      if (!this.#template.get(templateId)) return noSuchTemplate(templateId)
      this.#countChange.run()
      return { recalled: this.#recall.run({ templateId, at, today }).changes }
    })
  }

  /** What was answered to the same request before; else does it and keeps the answer. A refusal is not kept. */
  #once<T extends object>(
    kind: 'give' | 'recall',
    command: { templateId: number; requestId: string; staffId: number | null; at: Instant },
    work: () => T | Refusal,
  ): T | Refusal {
    const { templateId, requestId, staffId, at } = command
    const earlier = this.#request.get({ requestId })
    if (earlier) {
      return earlier.kind === kind && earlier.templateId === templateId
        ? (JSON.parse(earlier.answer) as T)
        : refuse('requestIdTaken', '该请求号已用于另一次操作')
    }
    const outcome = work()
    if (!(outcome instanceof Refusal)) {
      this.#keep.run({ requestId, kind, templateId, staffId, at, answer: JSON.stringify(outcome) })
    }
    return outcome
  }

  #plan({ templateId, to, judge }: GivingQuestion): Plan | Refusal {
    const template = this.#template.get(templateId)
    if (!template) return noSuchTemplate(templateId)
    const days = judge(template)
    if (days instanceof Refusal) return days
    const { getMax, total, levelLimit } = template
    const held = getMax === ANY_NUMBER ? null : new Map(this.#heldByMember.all(templateId))
    let left = total === ANY_NUMBER ? Infinity : total - Number(this.#handedOut.get(templateId))
    const named = new Set<number>()
    const plan: Plan = { memberIds: [], members: 0, without: [], withoutCount: 0, days }
    for (const { entry, members } of this.#receivers.find(to)) {
      const [member, another] = members
      let reason: NotGivenReason | null = null
      if (!member) reason = 'unknown'
      else if (another) reason = 'ambiguous'
      else if (named.has(member.id)) reason = 'repeated'
      else if (levelLimit !== EVERYBODY && member.levelId !== levelLimit) reason = 'otherLevel'
      else if (held && (held.get(member.id) ?? 0) >= getMax) reason = 'hasEnough'
      else if (left <= 0) reason = 'noneLeft'
      if (member && !another) named.add(member.id)
      if (reason === null && member) {
        plan.memberIds.push(member.id)
        left -= 1
      } else if (reason !== null) {
        plan.withoutCount += 1
        if (plan.without.length < TOLD) plan.without.push({ entry, reason })
      }
    }
    return plan
  }
}

function toldOf({ memberIds, without, withoutCount }: Plan): Giving {
  return { members: memberIds.length, without, withoutCount }
}

function noSuchTemplate(id: number): Refusal {
  return refuse('noSuchTemplate', `没有编号为 ${id} 的优惠券模板`)
}
