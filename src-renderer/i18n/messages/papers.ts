import { defineMessages } from '../messages'

/** The receipts that are to be printed, and what to decide about them. */
export default defineMessages({
  'zh-CN': {
    title: '要打印的小票',
    lead: '打印不影响核销。缺纸、开盖、关机都会自己等，恢复后按顺序接着打。',
    none: '没有在等的小票。',
    close: '关闭',
    tryNow: '现在再试',
    settings: '打印设置',
    customer: '顾客联',
    shop: '商户联',
    copy: '补打 {n}',
    state: {
      queued: '在排队',
      sending: '正在打印',
      failed: '没能打印',
      unknown: '打印中断，可能已出纸',
      held: '等得太久，没有打印',
    },
    cause: {
      cut: '和打印机的连接中途断了。请看纸：完整就选“已打好”，不完整就再打一张（会注明补打）。',
      interrupted: '打印时程序中断了。请看纸：完整就选“已打好”，不完整就再打一张（会注明补打）。',
      tooOld: '已过去太久，会员可能走了。',
      noPrinter: '等了很久也没有打印机。请先在打印设置里添加一台，再点“打印”。',
      notDrawn: '这张小票没能生成，请检查打印设置。',
    },
    printed: '已打好',
    again: '再打一张',
    printNow: '打印',
    drop: '不要了',
  },
  en: {
    title: 'Receipts to print',
    lead: 'Printing never holds up redeeming. Out of paper, open or off: receipts wait and come out in order afterwards.',
    none: 'Nothing is waiting.',
    close: 'Close',
    tryNow: 'Try now',
    settings: 'Print settings',
    customer: 'Customer',
    shop: 'Shop',
    copy: 'COPY {n}',
    state: {
      queued: 'Waiting',
      sending: 'Printing',
      failed: 'Not printed',
      unknown: 'Broken off, may be on paper',
      held: 'Waited too long, not printed',
    },
    cause: {
      cut: 'The connection to the printer broke in the middle. Look at the paper: whole, choose “It is out”; else print another (marked as a copy).',
      interrupted:
        'The program stopped while printing. Look at the paper: whole, choose “It is out”; else print another (marked as a copy).',
      tooOld: 'It has waited so long that the member may have left.',
      noPrinter:
        'It has waited long, and there is no printer. Add one in the print settings, then choose “Print”.',
      notDrawn: 'This receipt could not be made. Check the print settings.',
    },
    printed: 'It is out',
    again: 'Print another',
    printNow: 'Print',
    drop: 'Not needed',
  },
})
