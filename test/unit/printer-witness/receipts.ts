import { transform } from 'receiptline'

/** What a till prints, with everything that a receipt may hold. The people and the shop are invented. */
export const RECEIPT = String.raw`{width:auto}
^^^福满楼（南京路店）
^^提货券核销单
第二十八届春季美食文化节暨福满楼开业十周年会员答谢专享优惠活动提货券核销凭证（存根联）
"会员"| 龘靐先生
Café _réservé_ |😀
-
{width:*,10}
龙井茶 | ¥128.00
"满一百减二十"非常非常长的优惠券名称要折到下一行才放得下 | -20.00
^^合计 | ^^108.00
{width:auto}
居中的奇
~A~
{border:line;width:*,8}
数量 | 3
-
金额 | 9.00
{border:space;width:auto}
{text:nowrap}
${'`已核销`'} _&下划线<_
{code:https://m.example.com/r/10439?单=A7;option:qrcode,4,m}
谢谢惠顾`

export interface Wish {
  command: 'escpos' | 'generic'
  cpl: number
}

/** The bytes that receiptline makes of a document for a Chinese printer. */
export function bytesOf(document: string, wish: Wish): Uint8Array {
  return Buffer.from(transform(document, { ...wish, encoding: 'gb18030' }), 'latin1')
}

/** The same document as receiptline writes it in plain letters, without what is white at the ends of the lines. */
export function lettersOf(document: string, cpl: number): string[] {
  const text = transform(document, { command: 'text', cpl, encoding: 'gb18030' })
  const lines = text.split('\n').slice(0, -1)
  return lines.map((line) => line.trimEnd())
}
