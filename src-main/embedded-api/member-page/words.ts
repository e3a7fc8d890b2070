export type PageLanguage = 'zh-CN' | 'en'

/** What the member's page says. */
export interface PageWords {
  title: string
  hint: string
  qr: string
  typed: string
  /** After the number of seconds. */
  left: string
  lost: string
  gone: string
  busy: string
  wait: string
  noScript: string
}

const zh: PageWords = {
  title: '会员码',
  hint: '请出示给收银员扫描。每 30 秒自动更换，每个码只能用一次，截图无效。',
  qr: '会员二维码',
  typed: '扫不出来时，请把这一行读给收银员：',
  left: '秒后更换',
  lost: '网络断了，暂时没有会员码。请检查手机网络，恢复后会自动显示；也可以报手机号。',
  gone: '这个链接已经失效。请到柜台请店员重新打开您的会员码，或报手机号。',
  busy: '打开得太频繁。请稍等片刻，会自动恢复。',
  wait: '正在取得会员码…',
  noScript: '本页每 20 秒刷新一次。',
}

const en: PageWords = {
  title: 'Member code',
  hint: 'Show it to the cashier. It changes by itself every 30 seconds and works once: a screenshot does not.',
  qr: 'QR code of the member',
  typed: 'If it cannot be scanned, read this line to the cashier:',
  left: 'seconds until it changes',
  lost: 'The line is gone, so there is no code for now. Check your phone’s network: it comes back by itself. Or say your phone number.',
  gone: 'This link is not valid any more. Ask at the counter for your member code again, or say your phone number.',
  busy: 'Opened too often. Wait a moment: it comes back by itself.',
  wait: 'Getting your code…',
  noScript: 'This page reloads every 20 seconds.',
}

const WORDS = { 'zh-CN': zh, en }

/** The words in a language. */
export const wordsOf = (language: PageLanguage): PageWords => WORDS[language]

/** Chinese, unless the browser (`Accept-Language`) would rather have English. */
export function languageOf(accepted: string | undefined): PageLanguage {
  const wanted = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';')
      const q = Number(/^\s*q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1)
      return { language: tag.split('-')[0], q }
    })
    .filter(({ language, q }) => (language === 'zh' || language === 'en') && q > 0)
    .sort((a, b) => b.q - a.q)
  return wanted[0]?.language === 'en' ? 'en' : 'zh-CN'
}
