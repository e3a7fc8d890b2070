import { receiptWords } from '@shared/words/receipts'

/** The states in a word, the receipt, and taking a redemption back. */
export const zh = {
  state: {
    done: '已核销',
    byHand: '已核销，待销券',
    refused: '没有核销',
    unknown: '结果未知',
    offline: '待提交',
    submitting: '提交中',
    undoing: '撤销中',
    voided: '已撤销',
  },
  receipt: receiptWords['zh-CN'],
  takeBack: {
    button: '撤销',
    buttonSome: '撤销 {n} 张',
    left: '还可撤销 {time}',
    notPossible: '这个券接口不能撤销核销',
    noMore: '这次核销不能撤销',
    tooLate: '已超过 {minutes} 分钟，不能撤销',
    title: '撤销 {n} 张券的核销？',
    again: '撤销后这些券可以再用，小票上划掉。',
    yes: '确认撤销',
    no: '不撤销',
    busy: '正在撤销…',
    collect: '请收回原来的小票，可再打一张给会员。',
    collectPay: '请收回原来的小票。这一单现在应付 {pay}，可再打一张给会员。',
    refused: '服务器没有同意撤销，这张券仍是已核销',
    refusedInfo: '没有撤销，这张券仍是已核销。服务器：{info}',
  },
}

/** The same in English. */
export const en: typeof zh = {
  state: {
    done: 'Redeemed',
    byHand: 'Redeemed, to write off',
    refused: 'Not redeemed',
    unknown: 'Not known yet',
    offline: 'Not sent yet',
    submitting: 'Submitting',
    undoing: 'Taking back',
    voided: 'Taken back',
  },
  receipt: receiptWords.en,
  takeBack: {
    button: 'Take back',
    buttonSome: 'Take back {n}',
    left: '{time} left',
    notPossible: 'This coupon API cannot take a redemption back',
    noMore: 'This redemption cannot be taken back',
    tooLate: 'More than {minutes} minutes ago: it cannot be taken back',
    title: 'Take back {n} coupon? | Take back {n} coupons?',
    again: 'These coupons can be used again then, and are struck off the receipt.',
    yes: 'Take back',
    no: 'Keep as it is',
    busy: 'Taking back…',
    collect: 'Ask for the old receipt back; print another for the member.',
    collectPay:
      'Ask for the old receipt back. Now {pay} is to be paid; print another for the member.',
    refused: 'The server did not take it back; the coupon is still redeemed',
    refusedInfo: 'Not taken back; the coupon is still redeemed. Server: {info}',
  },
}
