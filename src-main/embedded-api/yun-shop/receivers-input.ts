import { z } from 'zod'
import { wholeNumber } from '../inputs'
import { refuse, type Refusal } from '../refusals'
import type { Receivers } from '../store/giving-rows'
import type { Store } from '../store/store'

/** As many as one call names. */
export const MAX_RECEIVERS = 5_000
const MAX_ENTRY = 64
const ALL_MEMBERS = -1

const wrongEntry = `每项须为会员 ID、手机号或卡号，不超过 ${MAX_ENTRY} 个字`
// An SQL engine may take NUL for the end of a text; no control character belongs into these.
const entry = z.preprocess(
  (value) => (Number.isSafeInteger(value) ? String(value) : value),
  z
    .string({ error: wrongEntry })
    .trim()
    .max(MAX_ENTRY, { error: wrongEntry })
    .regex(/^[^\u0000-\u001f\u007f]*$/, { error: wrongEntry }),
)

/** Who is to get a coupon: one of these two fields. */
export const receiverFields = {
  receivers: z
    .preprocess(
      (value) => (typeof value === 'string' || typeof value === 'number' ? [value] : value),
      z
        .array(entry, { error: '须为 receivers[] 的形式' })
        .max(MAX_RECEIVERS, { error: `一次最多 ${MAX_RECEIVERS} 项，请分次发放` })
        // Lists that people make have empty lines.
        .transform((entries) => entries.filter((one) => one !== '')),
    )
    .optional()
    .describe(`会员 ID、手机号或卡号，最多 ${MAX_RECEIVERS} 项`),
  level_id: wholeNumber(ALL_MEMBERS, 999_999_999)
    .optional()
    .describe('或：该等级的全部会员，-1 = 全部会员'),
}

/** Reads who is meant, or says what is missing. */
export async function receiversOf(
  store: Store,
  given: { receivers?: string[] | undefined; level_id?: number | undefined },
): Promise<Receivers | Refusal> {
  const { receivers: entries = [], level_id: levelId } = given
  if (entries.length > 0 && levelId !== undefined) {
    return wrong('receivers 与 level_id 只能填写一项')
  }
  if (levelId === undefined) {
    return entries.length > 0
      ? { kind: 'entries', entries }
      : wrong('请填写 receivers（会员名单）或 level_id（会员等级）')
  }
  if (levelId === ALL_MEMBERS) return { kind: 'level', levelId: null }
  const levels = await store.levels()
  return levels.some(({ id }) => id === levelId)
    ? { kind: 'level', levelId }
    : wrong(`level_id 没有编号为 ${levelId} 的会员等级，-1 为全部会员`)
}

function wrong(what: string): Refusal {
  return refuse('badParameter', `参数错误：${what}`)
}
