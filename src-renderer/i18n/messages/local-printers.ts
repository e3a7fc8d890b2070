import { defineMessages } from '../messages'

/** Printers of this computer: which there are, and how receipts get to them. */
export default defineMessages({
  'zh-CN': {
    title: '这台电脑的打印机',
    lead: '选一台小票打印机。USB 打印机要先装好驱动。',
    none: '这台电脑上没有打印机。先在系统设置里添加打印机、装好驱动，再点“重新查找”。',
    default: '默认',
    stopped: '已暂停',
    refuses: '不收任务',
    again: '重新查找',
    close: '关闭',
    addFolder: '存成 PDF',
    folder: 'PDF 存到',
    otherFolder: '换一个文件夹',
    queue: '本机打印机',
    queueGone: '{name}（这台电脑上找不到）',
    way: '怎么送到打印机',
    ways: { system: '按驱动打印', raw: '指令原样送出' },
    wayAbout: {
      system: '整张小票作为图片交给驱动；切纸和开钱箱在驱动里设置。',
      raw: '和网络打印机收到的指令一样，驱动不参与；打印队列要设成 raw。',
    },
    noRaw: '指令原样送出只能在 macOS 和 Linux 上用（lp 命令），Windows 上没有。',
  },
  en: {
    title: 'Printers of this computer',
    lead: 'Choose the receipt printer. A USB printer needs its driver first.',
    none: 'This computer has no printer. Add one with its driver in the system’s settings, then look again.',
    default: 'default',
    stopped: 'paused',
    refuses: 'takes no jobs',
    again: 'Look again',
    close: 'Close',
    addFolder: 'Keep PDFs',
    folder: 'PDFs go to',
    otherFolder: 'Another folder',
    queue: 'Printer of this computer',
    queueGone: '{name} (not found on this computer)',
    way: 'How receipts get there',
    ways: { system: 'By its driver', raw: 'Commands unchanged' },
    wayAbout: {
      system:
        'The driver gets the receipt as one picture; cutting and the drawer are set in the driver.',
      raw: 'The commands that a network printer gets, past the driver; the print queue has to be a raw one.',
    },
    noRaw: 'Commands can be sent unchanged on macOS and Linux only (by lp), not on Windows.',
  },
})
