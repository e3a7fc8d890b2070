import { z } from 'zod'
import { CODE_DIGITS, CODE_STEP_MS } from '@shared/domain/member-code'
import { defineCall, type CallContext } from '../call'
import { idNumber, wholeNumber } from '../inputs'
import { cardKeyOf, CODE_HASH } from '../member-codes'
import { refuse, Refusal } from '../refusals'
import type { CodeChange } from '../store/code-rows'

const MAX_ROWS = 1_000
const CURSOR = /^([0-9a-f]{12})\.(\d{1,15})$/

// A member of staff could make every member's code with it at home.
function forTerminals({ caller }: CallContext): Refusal | null {
  if (caller?.kind === 'terminal') return null
  return refuse('terminalOnly', '此接口只供收银终端使用，请使用终端令牌')
}

/** What a terminal needs to check codes by itself. */
export const codeMaterial = defineCall({
  path: '/codes/material',
  kind: 'extension',
  summary: '校验会员码所需的密钥（仅限终端令牌）',
  description:
    "With a terminal's token only. Whoever has the master key can make every member's changing code: keep it sealed. The secret of a member is HMAC-SHA-256(master key, `coupon-counter totp <member id> <version>`).",
  input: z.object({}),
  data: z.object({
    hash: z.string(),
    digits: z.int(),
    step_seconds: z.int(),
    master_key: z.string().describe('base64url，32 字节'),
    card_keys: z.array(
      z.object({ id: z.int(), public_key: z.string().describe('Ed25519，base64url，32 字节') }),
    ),
  }),
  async handle(_input, context) {
    const refusal = forTerminals(context)
    if (refusal) return refusal
    const { master, card } = await context.store.codeKeys(context.clock())
    const { id, publicKey } = cardKeyOf(card)
    return {
      hash: CODE_HASH,
      digits: CODE_DIGITS,
      step_seconds: CODE_STEP_MS / 1_000,
      master_key: master.toString('base64url'),
      card_keys: [{ id, public_key: publicKey }],
    }
  },
})

const wireChange = z.object({
  kind: z.enum(['secret', 'card']),
  member_id: z.int().describe('kind 为 secret 时：该会员'),
  version: z.int().describe('kind 为 secret 时：新的版本'),
  serial: z.int().describe('kind 为 card 时：已作废的卡编号'),
})

/** Renewed secrets and revoked cards. */
export const codeChanges = defineCall({
  path: '/codes/changes',
  kind: 'extension',
  summary: '拉取已更换的会员密钥与已作废的会员卡',
  description:
    'In the order in which it happened, from `after` on; members that are not in it have version 0, cards that are not in it are good. When `more` is false, keep `next` and ask with it later. A cursor of another database is refused with 1410: begin anew.',
  input: z.object({
    after: z
      .string({ error: '须为上一页给出的 next' })
      .regex(CURSOR, { error: '须为上一页给出的 next' })
      .optional(),
    limit: wholeNumber(1, MAX_ROWS).default(500),
  }),
  data: z.object({ rows: z.array(wireChange), next: z.string(), more: z.boolean() }),
  async handle({ after, limit }, { store }) {
    const [, ofEpoch, seq] = CURSOR.exec(after ?? '') ?? []
    const from = Number(seq ?? 0)
    const { rows: found, counter } = await store.codeChanges(from, limit + 1)
    if (ofEpoch !== undefined && (ofEpoch !== counter.epoch || from > counter.last)) {
      return refuse('foreignCursor', '数据库已更换，请从头拉取')
    }
    const rows = found.slice(0, limit)
    const next = `${counter.epoch}.${rows.at(-1)?.seq ?? from}`
    return { rows: rows.map(toWire), next, more: found.length > limit }
  },
})

function toWire(change: CodeChange): z.output<typeof wireChange> {
  return change.kind === 'card'
    ? { kind: 'card', member_id: 0, version: 0, serial: change.serial }
    : { kind: 'secret', member_id: change.memberId, version: change.version, serial: 0 }
}

/** Takes a changing code for used, for all terminals. */
export const useCode = defineCall({
  path: '/codes/use',
  kind: 'extension',
  summary: '登记会员码已被使用',
  description:
    'Says that the code of this member and step (unix seconds / 30, rounded down) was shown at a terminal. `first` is false when it, or a later one, was shown before: refuse it then.',
  input: z.object({ member_id: idNumber, step: wholeNumber(1, 999_999_999_999) }),
  data: z.object({ first: z.boolean() }),
  async handle({ member_id, step }, context) {
    const first = forTerminals(context) ?? (await context.store.useCode(member_id, step))
    return first instanceof Refusal ? first : { first }
  },
})
