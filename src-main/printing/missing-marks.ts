import { asLines } from './draw-document'
import type { ReceiptFields } from './receipt-fields'
import { writeDocument } from './write-document'

/** What a receipt must not come out without, and how it stands at the top of one whose layout does not say it. */
const MARKS = {
  training: '`{{ words.training }}`\n',
  copy: '`"{{ copy }}"`\n',
  stamp: '^^^"{{ stamp }}"\n',
  offline: '"{{ words.offlineMark }}"\n',
} as const
type Mark = keyof typeof MARKS

/** Where the signs begin that stand for a mark while it is looked for: of a script that no receipt is written in. */
const FIRST_SIGN = 0xa000
const WIDE = {
  columns: 64,
  characters: 'gb18030',
  look: 'picture',
  profile: 'escpos',
} as const

/**
 * The lines to print above a receipt by a layout of the shop's own: a copy that does not say so could be taken for the
 * first, and a void receipt for a good one. Empty where the layout says all of it itself.
 */
export function missingMarks(template: string, document: string, fields: ReceiptFields): string {
  const missing = (Object.keys(MARKS) as Mark[]).filter(
    (mark) => Boolean(fields[mark]) && !says(template, document, fields, mark),
  )
  if (missing.length === 0) return ''
  return writeDocument(missing.map((mark) => MARKS[mark]).join(''), fields)
}

/** Whether a layout prints a mark: a sign that is nowhere else is put in its place, and looked for on the paper. */
function says(template: string, document: string, fields: ReceiptFields, mark: Mark): boolean {
  let code = FIRST_SIGN
  while (document.includes(String.fromCharCode(code))) code++
  const sign = String.fromCharCode(code)
  try {
    return asLines(writeDocument(template, withSign(fields, mark, sign)), WIDE).some((line) =>
      line.includes(sign),
    )
  } catch {
    // It reckons with the mark: rather twice on the paper than not at all.
    return false
  }
}

function withSign(fields: ReceiptFields, mark: Mark, sign: string): ReceiptFields {
  const { words } = fields
  if (mark === 'training') return { ...fields, words: { ...words, training: sign } }
  if (mark === 'offline') return { ...fields, words: { ...words, offlineMark: sign } }
  return { ...fields, [mark]: sign }
}
