import { defineMessages } from '../messages'

/** What may be seen of a member's phone number. */
export default defineMessages({
  'zh-CN': {
    title: '手机号显示',
    lead: '会员的手机号在本机显示多少。列表和新的小票最多显示到“隐藏中间”；每次看到完整号码，账本都会记下是谁、什么时候。',
    looks: {
      full: '完整',
      middle: '隐藏中间',
      lastFour: '只留后四位',
    },
    example: '例：{phone}',
    save: '保存手机号显示',
  },
  en: {
    title: 'Phone numbers',
    lead: 'How much of a member’s phone number this terminal shows. Lists and new receipts show no more than with the middle hidden; the ledger notes who saw a whole number, and when.',
    looks: {
      full: 'Whole',
      middle: 'Middle hidden',
      lastFour: 'Last four only',
    },
    example: 'Example: {phone}',
    save: 'Save phone numbers',
  },
})
