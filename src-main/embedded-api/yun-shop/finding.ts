import { z } from 'zod'
import { shortText } from '../inputs'
import { searchFor } from '../member-search'
import { yunPageFields } from './held-lists'
import { defineRoute, rowsOrNothing } from './route'

/** Members by id, phone, card or name (extension). */
export const yunMemberSearch = defineRoute({
  route: 'member.member.search',
  method: 'GET',
  kind: 'extension',
  summary: '查找会员',
  description: 'What `/member/getlist` finds, by id.',
  input: z.object({
    keyword: shortText(64).optional().describe('会员ID、手机号（或后四位）、卡号、姓名'),
    ...yunPageFields,
  }),
  data: z.array(
    z.object({
      id: z.int(),
      nickname: z.string(),
      mobile: z.string(),
      card_no: z.string(),
      level_id: z.int().describe('0 = 无等级'),
      level_name: z.string(),
    }),
  ),
  async handle({ keyword, page, pagesize }, { store }) {
    const found = await store.members(searchFor(keyword ?? ''), { page, limit: pagesize })
    const rows = found.map((member) => ({
      id: member.id,
      nickname: member.nickname,
      mobile: member.mobile,
      card_no: member.cardNo,
      level_id: member.levelId ?? 0,
      level_name: member.levelName,
    }))
    return rowsOrNothing(rows)
  },
})

/** The shops (extension). */
export const storeList = defineRoute({
  route: 'store.store.list',
  method: 'GET',
  kind: 'extension',
  summary: '门店列表',
  description: 'All of them, by id.',
  input: z.object({}),
  data: z.array(z.object({ id: z.int(), store_name: z.string(), address: z.string() })),
  async handle(_input, { store }) {
    const shops = await store.shops()
    return rowsOrNothing(shops.map(({ id, name, address }) => ({ id, store_name: name, address })))
  },
})
