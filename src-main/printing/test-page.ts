import { PRINT_LOOKS, takesPages } from '@shared/domain/print-settings'
import type { Printer } from '@shared/domain/print-settings-schema'
import { filledIn, testPageWords, type ReceiptLanguage } from '@shared/words/receipts'
import { NOTHING_ELSE } from './printer-commands'
import { paperBytes, type DrawPicture } from './render-paper'
import { asWritten } from './write-document'

const SIGNS = '一二三四五 龘靐 éü ①②③ ￥ ABCabc 0123456789'

/**
 * A page that shows what a printer can do: a strip for each way of printing, one below the other, so that the owner only
 * has to say which of them looks right. A page has one way only. It opens no drawer and sounds nothing: anybody may print it.
 */
export async function testPage(
  printer: Printer,
  language: ReceiptLanguage,
  draw: DrawPicture,
): Promise<Uint8Array> {
  const looks = takesPages(printer.place) ? (['picture'] as const) : PRINT_LOOKS
  const strips: Uint8Array[] = []
  for (const [place, look] of looks.entries()) {
    const isLast = place === looks.length - 1
    const strip: Printer = {
      ...printer,
      look,
      cutter: isLast && printer.cutter,
      answers: isLast && printer.answers,
    }
    const document = stripOf(place + 1, look, printer, language)
    strips.push(await paperBytes({ document }, strip, NOTHING_ELSE, draw))
  }
  return Buffer.concat(strips)
}

function stripOf(
  n: number,
  look: (typeof PRINT_LOOKS)[number],
  { name, columns }: Printer,
  language: ReceiptLanguage,
): string {
  const words = testPageWords[language]
  const ruler = Array.from({ length: columns }, (_, at) => (at + 1) % 10).join('')
  const title = filledIn(words.strip, { n, look: words.looks[look] })
  return [
    `^"${asWritten(title)}"`,
    asWritten(name),
    ruler,
    `${asWritten(words.left)} | ${asWritten(words.right)}`,
    `"${asWritten(words.bold)}" \`${asWritten(words.inverse)}\``,
    asWritten(SIGNS),
    `{code:${words.qr};option:qrcode,4,m}`,
    '-',
  ].join('\n')
}
