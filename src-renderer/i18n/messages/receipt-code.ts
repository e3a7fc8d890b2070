import { defineMessages } from '../messages'

/** Receipts that members keep on their phones. */
export default defineMessages({
  'zh-CN': {
    title: '电子小票',
    lead: '请会员拍下或截屏保存。以后在本机扫它，就能查到这笔核销。',
    close: '关闭',
    found: '小票',
    signed: '签名无误，是本机开出的小票。',
    unsigned: '按单号找到。单号没有签名，请核对内容。',
  },
  en: {
    title: 'Receipt for the phone',
    lead: 'The member takes a photo of it. Scanned at this terminal later, it opens this redemption.',
    close: 'Close',
    found: 'Receipt',
    signed: 'The signature is right: this terminal wrote this receipt.',
    unsigned: 'Found by its number, which is not signed: compare what it says.',
  },
})
