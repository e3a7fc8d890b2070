import { z } from 'zod'
import { defineCall } from '../call'
import { pageFields, shortText } from '../inputs'
import { searchFor } from '../member-search'
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
