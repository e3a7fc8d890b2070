import { defineMessages } from '../messages'

/** A member's codes: the page for the phone, and cards. */
export default defineMessages({
  'zh-CN': {
    title: '会员码',
    close: '关闭',
    page: '手机会员码',
    pageLead: '请会员用手机扫这个码打开会员码页面。地址只给会员本人：谁有地址，谁就有会员码。',
    pageQr: '会员码页面的二维码',
    onlyHere: '这个地址只在本机有效，手机打不开。请让券接口在店内网络上监听后再给会员。',
    renew: '换新（旧页面作废）',
    renewed: '已换新，旧页面和旧码已作废。请会员扫新的二维码。',
    cards: '会员卡',
    none: '还没有发过会员卡。',
    issue: '发一张会员卡',
    print: '打印会员卡',
    issued: '卡号 {serial} 已生成。卡码只显示这一次，请现在打印。',
    cardQr: '会员卡二维码',
    card: '卡号 {serial}',
    good: '有效',
    bad: '已作废',
    revoke: '作废',
    revoked: '卡号 {serial} 已作废。',
  },
  en: {
    title: 'Member code',
    close: 'Close',
    page: 'On the phone',
    pageLead:
      'Let the member scan this to open the page with the code. The address is for the member alone: whoever has it has the code.',
    pageQr: 'QR code of the member’s page',
    onlyHere:
      'This address only works on this computer, no phone can open it. Let the coupon API listen on the shop’s network first.',
    renew: 'Replace (old page ends)',
    renewed:
      'Replaced: the old page and codes are no longer good. Let the member scan the new one.',
    cards: 'Cards',
    none: 'No card was issued yet.',
    issue: 'Issue a card',
    print: 'Print the card',
    issued: 'Card {serial} is ready. Its code is shown only this once: print it now.',
    cardQr: 'QR code of the card',
    card: 'Card {serial}',
    good: 'Good',
    bad: 'Revoked',
    revoke: 'Revoke',
    revoked: 'Card {serial} was revoked.',
  },
})
