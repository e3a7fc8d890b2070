import { defineMessages } from '../messages'

/** What is said of scans wherever somebody is. */
export default defineMessages({
  'zh-CN': {
    obstacle: {
      window: '扫到了一个码，没有使用：请先关闭打开的窗口，再扫一次。窗口里的内容没有变。',
      unsaved: '扫到了一个码，没有使用：这里有还没保存的内容。请先保存或放弃，再扫一次。',
      notReady: '扫到了一个码，没有使用：请先完成设置并选好门店。',
    },
    mark: { found: '已找到', none: '没有找到', refused: '没有使用' },
    close: '知道了',
  },
  en: {
    obstacle: {
      window:
        'A code was scanned and not used: close the open window first, then scan again. Nothing in it has changed.',
      unsaved:
        'A code was scanned and not used: something here is not saved yet. Save or discard it, then scan again.',
      notReady: 'A code was scanned and not used: finish the set-up and choose a shop first.',
    },
    mark: { found: 'Found', none: 'Not found', refused: 'Not used' },
    close: 'Got it',
  },
})
