import { z } from 'zod'
import { defineCall } from '../call'
import { idNumber, pageFields, shortText } from '../inputs'
import { searchFor } from '../member-search'
import { Refusal } from '../refusals'
import { toWireMember, wireMemberSchema } from '../wire'

/** Members by id, phone (whole or its last four digits), card number or part of the name. */
export const memberSearch = defineCall({
  path: '/member/getlist',
  kind: 'extension',
  summary: '查找会员',
  description:
    'Digits are a member id, a whole phone, its last four digits or a card number; other text is a card number or the beginning of a name; where no name begins so, a part of a name. Without `keyword` all members are listed. By id.',
  input: z.object({
    keyword: shortText(64).optional().describe('会员ID、手机号（或后四位）、卡号、姓名'),
    ...pageFields,
  }),
  data: z.array(wireMemberSchema),
  async handle({ keyword, page, limit }, { store }) {
    const members = await store.members(searchFor(keyword ?? ''), { page, limit })
    return members.map(toWireMember)
  },
})

/** Erases a member, as the law gives everybody the right to. */
export const eraseMember = defineCall({
  path: '/member/erase',
  kind: 'extension',
  summary: '删除会员个人信息：只保留会员ID',
  description:
    'For good; erasing once more changes nothing. Name, phone, card and level are gone, unused coupons are taken back, codes and cards no longer open anybody; redemptions keep the id. Terminals forget the member with their next pull.',
  input: z.object({ member_id: idNumber.describe('会员ID') }),
  data: z.object({ member_id: z.int(), erase_date: z.int().describe('unix 秒') }),
  async handle({ member_id }, { store, clock }) {
    const erased = await store.eraseMember(member_id, clock())
    if (erased instanceof Refusal) return erased
    return { member_id, erase_date: Math.floor(erased.erasedAt / 1_000) }
  },
})
