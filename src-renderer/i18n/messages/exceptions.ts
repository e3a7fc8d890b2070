import { exceptionWords } from '@shared/words/exceptions'
import { defineMessages } from '../messages'

const zh = {
  title: '待处理',
  all: '全部',
  filter: '按类别筛选',
  list: '待处理的核销',
  total: '共 {n} 笔',
  empty: '没有待处理',
  emptyHint:
    '给过货却被拒绝、超过一小时没有结果、回答看不懂、或者要到后台手工销券的核销会出现在这里。',
  emptyKind: '这一类没有待处理',
  showAll: '看全部',
  failed: '待处理的核销没有读出来',
  failedHint: '记录都还在本机，可以再试一次。',
  again: '再试一次',
  choose: '从左边选一笔',
  member: '会员 {name}',
  memberId: '会员号 {id}',
  coupon: '券号 {id}',
  receipt: '小票 {number}',
  cashier: '收银员 {name}',
  offline: '离线核销',
  words: '服务器的说法',
  answer: '服务器原文（{call}，程序 {version}）',
  answerCut: '只显示开头，全文保存在本机',
  history: '经过',
  done: {
    tryAgain: '已经再试',
    acceptLoss: '已记为承担损失',
    collected: '已记为向会员收款',
    writtenOff: '已记为后台销券',
  },
  writtenOff: '已销券',
  left: '这一笔已经离开待处理。',
  hint: {
    refused:
      '货已给出，而服务器没有核销这张券。请向会员补收，或由店里承担；如已在后台改正，可以再试。',
    parked: '不知道这张券核销了没有。更新程序后会自动再查，也可以现在再查一次。',
    unknown: '请求发出后一直没有结果，本机还在自动核对。可以现在再查，也可以先了结这一笔。',
    byHand:
      '这家商户的后台没有核销接口。请到后台把这张券销掉，然后点“已销券”；后台显示用过后也会自动离开这里。',
  },
  settle: {
    reason: '原因（必填）',
    reasonHint: '例如：老顾客，店长同意',
    collectedHint: '例如：现金补收 20 元',
    reasonMissing: '请写明原因，最多 {max} 个字',
    acceptLossLead: '店里承担 {amount}，这一笔离开待处理，不再提醒。记录会一直保留。',
    collectedLead: '已向会员补收 {amount}，这一笔离开待处理，不再提醒。记录会一直保留。',
    confirm: '确定',
    cancel: '取消',
    exchange: '这件兑换的商品',
    yuan: '{amount} 元',
  },
  export: {
    table: '导出表格',
    pdf: '导出 PDF',
    one: '导出这一笔',
    done: '已导出 {n} 笔：{file}',
    label: '导出凭据',
  },
  keys: { move: '选择' },
  badge: '{n} 张待处理',
  leave: {
    title: {
      close: '要关闭核销台吗？',
      connection: '要更换连接吗？',
      shop: '要切换门店吗？',
      training: '要进入训练模式吗？',
    },
    unsettled: '{n} 张尚未送达',
    exceptions: '{n} 张待处理',
    and: '，',
    stays: {
      close: '数据会保留，下次打开继续。',
      connection: '数据会保留在本机，换回原来的连接后继续。',
      shop: '数据会保留，仍记在原来的门店名下，继续自动送达。',
      training: '数据会保留在本机，回到原来的连接后继续。',
    },
    go: { close: '关闭', connection: '更换连接', shop: '切换门店', training: '进入训练模式' },
    stay: '留下来',
    look: '先看待处理',
  },
}

const en: typeof zh = {
  title: 'To settle',
  all: 'All',
  filter: 'Filter by kind',
  list: 'Redemptions to settle',
  total: '{n} entry | {n} entries',
  empty: 'Nothing to settle',
  emptyHint:
    'Here come redemptions that were refused after the goods were given, have no result for over an hour, were answered with something that makes no sense, or have to be written off by hand.',
  emptyKind: 'Nothing of this kind',
  showAll: 'Show all',
  failed: 'What is to be settled could not be read',
  failedHint: 'The records are safe on this computer. You can try again.',
  again: 'Try again',
  choose: 'Choose an entry on the left',
  member: 'Member {name}',
  memberId: 'Member ID {id}',
  coupon: 'No. {id}',
  receipt: 'Receipt {number}',
  cashier: 'Cashier {name}',
  offline: 'Redeemed offline',
  words: 'The server’s words',
  answer: 'The server’s answer ({call}, program {version})',
  answerCut: 'Only the beginning is shown; all of it is kept on this computer',
  history: 'History',
  done: {
    tryAgain: 'Tried again',
    acceptLoss: 'Recorded as a loss',
    collected: 'Recorded as collected from the member',
    writtenOff: 'Recorded as written off',
  },
  writtenOff: 'Written off',
  left: 'This entry has left the desk.',
  hint: {
    refused:
      'The goods were given, but the server did not redeem the coupon. Collect from the member, or bear the loss; if it was put right in the back office, try again.',
    parked:
      'Nobody knows whether the coupon was redeemed. It is checked again after an update of the program, or now if you ask.',
    unknown:
      'There was no result since the request was sent; the terminal goes on checking. Check now, or settle it yourself.',
    byHand:
      'No call of this merchant’s back office redeems. Write the coupon off there, then say so here; once it shows as used, the entry leaves by itself.',
  },
  settle: {
    reason: 'Reason (required)',
    reasonHint: 'e.g. a regular guest, agreed with the manager',
    collectedHint: 'e.g. 20 yuan collected in cash',
    reasonMissing: 'Please write down why, in at most {max} characters',
    acceptLossLead:
      'The shop bears {amount}. The entry leaves the desk and is not brought up again. The record stays.',
    collectedLead:
      '{amount} collected from the member. The entry leaves the desk and is not brought up again. The record stays.',
    confirm: 'Confirm',
    cancel: 'Cancel',
    exchange: 'the goods that were exchanged',
    yuan: '{amount} yuan',
  },
  export: {
    table: 'Export table',
    pdf: 'Export PDF',
    one: 'Export this entry',
    done: '{n} entry exported: {file} | {n} entries exported: {file}',
    label: 'Export as evidence',
  },
  keys: { move: 'choose' },
  badge: '{n} to settle',
  leave: {
    title: {
      close: 'Close the counter?',
      connection: 'Change the connection?',
      shop: 'Change the shop?',
      training: 'Go to training mode?',
    },
    unsettled: '{n} not delivered yet',
    exceptions: '{n} to settle',
    and: ', ',
    stays: {
      close: 'Everything is kept and goes on when you open the counter again.',
      connection:
        'Everything is kept on this computer and goes on when you come back to this connection.',
      shop: 'Everything is kept under the present shop and goes on being delivered.',
      training:
        'Everything is kept on this computer and goes on when you come back to this connection.',
    },
    go: {
      close: 'Close',
      connection: 'Change connection',
      shop: 'Change shop',
      training: 'Go to training',
    },
    stay: 'Stay',
    look: 'See what is to settle',
  },
}

export default defineMessages({
  'zh-CN': { ...exceptionWords['zh-CN'], ...zh },
  en: { ...exceptionWords.en, ...en },
})
