import { z } from 'zod'
import { defineCall, type CallContext } from '../call'
import { idNumber, wholeNumber } from '../inputs'
import { linkOf, signedCard } from '../member-codes'
import { refuse, Refusal } from '../refusals'
import type { CardRow } from '../store/code-rows'

const member = { member_id: idNumber.describe('会员ID') }
const wireLink = z.object({ path: z.string().describe('会员码页面的地址，接在本服务地址之后') })
const wireCard = z.object({
  serial: z.int().describe('会员卡编号'),
  issue_date: z.int().describe('unix 秒'),
  revoke_date: z.int().describe('unix 秒，0 = 有效'),
})

async function linkFor(memberId: number, version: number, { store, clock }: CallContext) {
  const { master } = await store.codeKeys(clock())
  return { path: `/member/${linkOf(master, memberId, version)}` }
}

function toWire({ serial, issuedAt, revokedAt }: CardRow): z.output<typeof wireCard> {
  return {
    serial,
    issue_date: Math.floor(issuedAt / 1_000),
    revoke_date: revokedAt === null ? 0 : Math.floor(revokedAt / 1_000),
  }
}

/** Who is logged in, if it is a person. */
function staffOf({ caller }: CallContext): number | null {
  return caller?.kind === 'staff' ? caller.staff.id : null
}

/** The address of a member's page. */
export const memberLink = defineCall({
  path: '/member/codelink',
  kind: 'extension',
  summary: '会员码页面的地址',
  description:
    'Whoever has the address has the code: give it to the member alone. The same until the secret is renewed.',
  input: z.object(member),
  data: wireLink,
  async handle({ member_id }, context) {
    const version = await context.store.codeVersion(member_id)
    if (version === null) return refuse('noSuchMember', `没有编号为 ${member_id} 的会员`)
    return linkFor(member_id, version, context)
  },
})

/** Makes a member's codes and address others than they were. */
export const renewCode = defineCall({
  path: '/member/renewcode',
  kind: 'extension',
  summary: '更换会员码：旧链接与旧码立即失效',
  description: 'For a phone that was lost. Cards are not touched: revoke them by themselves.',
  input: z.object(member),
  data: wireLink,
  async handle({ member_id }, context) {
    const version = await context.store.renewCode(member_id, context.clock())
    return version instanceof Refusal ? version : linkFor(member_id, version, context)
  },
})

/** Makes a card. */
export const issueCard = defineCall({
  path: '/member/issuecard',
  kind: 'extension',
  summary: '发会员卡：得到可印在卡上的码',
  description: 'Told only this once: the code is not kept. A member may have several cards.',
  input: z.object(member),
  data: wireCard.extend({ code: z.string() }),
  async handle({ member_id }, context) {
    const at = context.clock()
    const card = await context.store.issueCard(member_id, staffOf(context), at)
    if (card instanceof Refusal) return card
    const { card: key } = await context.store.codeKeys(at)
    return { ...toWire(card), code: signedCard(key, card) }
  },
})

/** The cards that a member was given. */
export const memberCards = defineCall({
  path: '/member/cards',
  kind: 'extension',
  summary: '会员的全部会员卡',
  input: z.object(member),
  data: z.array(wireCard),
  handle: async ({ member_id }, { store }) => (await store.cardsOf(member_id)).map(toWire),
})

/** Makes a card worthless for good. */
export const revokeCard = defineCall({
  path: '/member/revokecard',
  kind: 'extension',
  summary: '作废会员卡',
  description: 'For good; revoking once more changes nothing.',
  input: z.object({ ...member, serial: wholeNumber(1, 4_294_967_295) }),
  data: wireCard,
  async handle({ member_id, serial }, context) {
    const card = { memberId: member_id, serial }
    const row = await context.store.revokeCard(card, staffOf(context), context.clock())
    return row instanceof Refusal ? row : toWire(row)
  },
})
