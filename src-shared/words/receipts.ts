/** The words on a receipt, on the screen and on paper. `{name}` is filled in; neither language may use "|" or "@". */
const zh = {
  number: '单号',
  cashier: '收银',
  member: '会员',
  bill: '本单金额',
  billLines: '本单金额（{n} 行）',
  billNumber: '收银单号',
  off: '优惠合计',
  pay: '应付',
  exchange: '兑换',
  training: '训练 · 不是真实核销',
  order: '抵扣顺序 {order}',
  kinds: { exchange: '兑换券', cash: '代金券', percentage: '折扣券' },
  offlineMark: '离线核销 · 以券接口确认为准',
  stampUnknown: '待确认',
  stampOffline: '离线',
  stampRefused: '未核销',
  stampUndoing: '撤销中',
  stampVoided: '已撤销',
  yuan: '{amount} 元',
  refusedLine: '未核销',
  voidedLine: '已撤销',
  copy: '补打 {n}',
  couponNumber: '券号',
  signature: '会员签名',
  shopCopy: '商户存根',
  thanks: '凭此小票核对，谢谢惠顾',
}
export type ReceiptWords = typeof zh

const en: ReceiptWords = {
  number: 'No.',
  cashier: 'Cashier',
  member: 'Member',
  bill: 'Bill',
  billLines: 'Bill (lines: {n})',
  billNumber: 'Register bill',
  off: 'Total off',
  pay: 'To pay',
  exchange: 'Exchange',
  training: 'TRAINING · not a real redemption',
  order: 'Taken off in this order: {order}',
  kinds: { exchange: 'Exchange', cash: 'Cash', percentage: 'Discount' },
  offlineMark: 'REDEEMED OFFLINE · subject to confirmation',
  stampUnknown: 'Unconfirmed',
  stampOffline: 'Offline',
  stampRefused: 'Not redeemed',
  stampUndoing: 'Taking back',
  stampVoided: 'VOID',
  yuan: '{amount} yuan',
  refusedLine: 'Not redeemed',
  voidedLine: 'Taken back',
  copy: 'COPY {n}',
  couponNumber: 'Coupon no.',
  signature: 'Signature',
  shopCopy: 'Shop copy',
  thanks: 'Please keep this receipt. Thank you!',
}

export const receiptWords = { 'zh-CN': zh, en }
export type ReceiptLanguage = keyof typeof receiptWords

const zhTestPage = {
  strip: '第 {n} 段 · {look}',
  looks: { text: '文字', textWithPictures: '文字加图片', picture: '整张图片' },
  left: '左对齐',
  right: '右对齐',
  bold: '加粗',
  inverse: '反白',
  qr: 'TEST 1234567890',
}

/** The words of the page that shows what a printer can do. */
export const testPageWords: Record<ReceiptLanguage, typeof zhTestPage> = {
  'zh-CN': zhTestPage,
  en: {
    strip: 'Strip {n} · {look}',
    looks: { text: 'text', textWithPictures: 'text with pictures', picture: 'all as a picture' },
    left: 'left',
    right: 'right',
    bold: 'bold',
    inverse: 'inverse',
    qr: 'TEST 1234567890',
  },
}

/** A sentence of these with what it speaks of filled in. */
export function filledIn(
  sentence: string,
  named: Readonly<Record<string, string | number>>,
): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ''))
}
