import { z } from 'zod'
import { idNumber, requestIdText } from '../inputs'
import { judgeGiving } from '../giving-rules'
import { Refusal } from '../refusals'
import type { Giving, GivingQuestion } from '../store/giving-rows'
import { todayOf } from './held-lists'
import { receiverFields, receiversOf } from './receivers-input'
import { defineRoute, type RouteContext } from './route'

const id = idNumber.describe('模板 ID')
const requestId = requestIdText.describe('请求号，同号只办一次')

const givingSchema = z.object({
  members: z.int().describe('得到一张的会员数'),
  without: z
    .array(
      z.object({
        entry: z.string().describe('名单中的写法；按等级发放时为会员 ID'),
        reason: z.enum(['unknown', 'ambiguous', 'repeated', 'otherLevel', 'hasEnough', 'noneLeft']),
      }),
    )
    .describe('没有得到的，最多列出 200 项'),
  without_count: z.int().describe('没有得到的总数'),
})

const RULES =
  'Either `receivers[]` or `level_id`. Who gets none is told with the reason: `unknown`, `ambiguous` (several members), `repeated`, `otherLevel` (`level_limit`), `hasEnough` (`get_max`; what was taken back does not count), `noneLeft` (`total`, in the order of the list). Refused with 2031 when the template is no longer given out, with 2032 when its range has ended.'

/** What giving a template out would do (extension). */
export const giveCheck = defineRoute({
  route: 'coupon.coupon.give-check',
  method: 'POST',
  kind: 'extension',
  summary: '发放优惠券前的核对',
  description: `Gives nothing. ${RULES}`,
  input: z.object({ id, ...receiverFields }),
  data: givingSchema,
  async handle(input, context) {
    const question = await questionOf(input, context)
    if (question instanceof Refusal) return question
    return answerOf(await context.store.checkGiving(question))
  },
})

/** Gives one coupon of a template to everybody who is named (extension). */
export const give = defineRoute({
  route: 'coupon.coupon.give',
  method: 'POST',
  kind: 'extension',
  summary: '发放优惠券',
  description: `One coupon each, all in one transaction; the same \`request_id\` again gets the same answer and gives nothing. ${RULES}`,
  input: z.object({ id, ...receiverFields, request_id: requestId }),
  data: givingSchema,
  async handle({ request_id, ...input }, context) {
    const question = await questionOf(input, context)
    if (question instanceof Refusal) return question
    const outcome = await context.store.give({
      ...question,
      requestId: request_id,
      ...callerOf(context),
    })
    return answerOf(outcome)
  },
})

/** Takes back what members hold of a template (extension). */
export const recall = defineRoute({
  route: 'coupon.coupon.recall',
  method: 'POST',
  kind: 'extension',
  summary: '收回未使用的优惠券',
  description:
    'Everything of the template that is held, unused and not expired, in one transaction; what was used, has expired or was given away stays. The same `request_id` again gets the same answer and takes nothing back. A coupon that was taken back is in no list; to redeem or to look it up is refused with 2006.',
  input: z.object({ id, request_id: requestId }),
  data: z.object({ recalled: z.int().describe('收回的张数') }),
  async handle({ id: templateId, request_id }, context) {
    return context.store.recall({
      templateId,
      requestId: request_id,
      ...callerOf(context),
      today: todayOf(context),
    })
  },
})

async function questionOf(
  { id: templateId, ...given }: { id: number } & Parameters<typeof receiversOf>[1],
  context: RouteContext,
): Promise<GivingQuestion | Refusal> {
  const to = await receiversOf(context.store, given)
  if (to instanceof Refusal) return to
  return { templateId, to, judge: (template) => judgeGiving(template, todayOf(context)) }
}

function callerOf({ caller, clock }: RouteContext) {
  return { staffId: caller?.kind === 'staff' ? caller.staff.id : null, at: clock() }
}

function answerOf(outcome: Giving | Refusal): z.output<typeof givingSchema> | Refusal {
  if (outcome instanceof Refusal) return outcome
  const { members, without, withoutCount } = outcome
  return { members, without, without_count: withoutCount }
}
