import { defineMessages } from '../messages'

/** Receipts on paper, in the status bar and where they are asked for. */
export default defineMessages({
  'zh-CN': {
    settings: { lead: '打印机、小票的张数和版式、测试页', open: '打开' },
    trouble: {
      unreachable: '连不上',
      paperOut: '缺纸',
      coverOpen: '盖子没关',
      offline: '没有就绪',
      error: '出了故障',
      stalled: '没有动静',
    },
    bar: {
      ready: '没有小票在等',
      noPrinter: '{n} 张小票在等，没有打印机',
      inTheWay: '{printer} {what}',
      waiting: '{n} 张在等',
      printing: '正在打印 {n} 张',
      asking: '{n} 张小票要您决定',
    },
    again: {
      button: '打印小票',
      code: '电子小票',
      queued: '小票 {number} 已排队',
      copy: '小票 {number} 已排队，补打 {n}',
      history: '打印 {n} 次',
      sent: '已发出 {n} 次',
      doubtful: '{n} 次不知有没有打出',
      never: '没有打印过',
      coming: '正在排队',
      held: '在等：{what}',
      asking: '有一张要您决定，点状态栏',
    },
  },
  en: {
    settings: { lead: 'Printers, copies and layout of receipts, test page', open: 'Open' },
    trouble: {
      unreachable: 'cannot be reached',
      paperOut: 'is out of paper',
      coverOpen: 'has its cover open',
      offline: 'is not ready',
      error: 'has a fault',
      stalled: 'does not move',
    },
    bar: {
      ready: 'No receipts waiting',
      noPrinter: '{n} to print, no printer',
      inTheWay: '{printer} {what}',
      waiting: '{n} to print',
      printing: 'Printing {n}',
      asking: '{n} receipt to decide about | {n} receipts to decide about',
    },
    again: {
      button: 'Print receipt',
      code: 'For the phone',
      queued: 'Receipt {number} queued',
      copy: 'Receipt {number} queued, COPY {n}',
      history: 'Printed {n} time | Printed {n} times',
      sent: 'Sent {n} time | Sent {n} times',
      doubtful: '{n} may be on paper',
      never: 'Never printed',
      coming: 'Queued',
      held: 'Waiting: the printer {what}',
      asking: 'One to decide about: press the status bar',
    },
  },
})
