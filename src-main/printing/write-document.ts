import { CaptureTag, Liquid, LiquidError, type Context, type Template } from 'liquidjs'
import { visibleText } from '@shared/domain/plain-text'
import type { TemplateFault } from '@shared/ipc/calls-print'
import type { ReceiptFields } from './receipt-fields'

/** A template that does not work. */
export class TemplateError extends Error {
  constructor(readonly fault: TemplateFault) {
    super(`${fault.line}:${fault.column} ${fault.message}`)
    this.name = 'TemplateError'
  }
}

/** Longest document; a receipt of eight coupons has some 2,000 characters. */
const DOCUMENT_MAX = 100_000
/** What a template may do with its time and memory: one that loops for ever must not keep anybody waiting. */
const LIMITS = { parseLimit: 50_000, renderLimit: 500, memoryLimit: 1_000_000 }
/** The signs by which receiptline knows its markup, with the accents on them: those would join the sign's number. */
const MARKUP = /([\\|{}\-=_"`^~])\p{M}*/gu

/**
 * What comes from a receipt stands on paper as it is, and never as markup: a coupon's title cannot open a drawer. What
 * the receipt does not have is nothing. receiptline normalises what it reads, by which a harmless sign can become one
 * of its own: that is done before.
 */
export const asWritten = (value: unknown): string =>
  visibleText(String(value ?? '').normalize())
    .replace(/^\p{M}+/u, '')
    .replace(MARKUP, (_, sign: string) => `\\x${sign.charCodeAt(0).toString(16)}`)

const liquid = new Liquid({
  ...LIMITS,
  // Nothing but the fields: no other file, no field that nobody knows.
  templates: {},
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  // A line that holds a tag alone leaves no empty line behind.
  trimTagLeft: true,
  trimTagRight: true,
  greedy: false,
  outputEscape: asWritten,
})
// What would let a field through unescaped.
delete liquid.filters['raw']

const WRITTEN = /\\x([0-9a-f]{2})/g

// What is captured is a text like any field: kept as it is read, and made fit for paper when it is printed, not twice.
liquid.registerTag(
  'capture',
  class extends CaptureTag {
    override *render(context: Context): Generator<unknown, void, string> {
      yield* super.render(context)
      const kept = context.bottom()
      const read = (_: string, code: string) => String.fromCharCode(parseInt(code, 16))
      kept[this.variable] = String(kept[this.variable]).replace(WRITTEN, read)
    }
  },
)

/** Fills a template in: a receiptline document. Throws `TemplateError`, which tells the place. */
export function writeDocument(template: string, fields: ReceiptFields): string {
  try {
    const document: unknown = liquid.renderSync(parsed(template), fields)
    const text = String(document)
    if (text.length <= DOCUMENT_MAX) return text
    throw new TemplateError({ line: 1, column: 1, message: 'too long' })
  } catch (error) {
    if (error instanceof TemplateError) throw error
    throw new TemplateError(faultOf(error))
  }
}

/** The layouts that were used last, so that each is read once and not with every receipt. */
const read = new Map<string, Template[]>()
const READ_MAX = 8

function parsed(template: string): Template[] {
  const before = read.get(template)
  if (before) return before
  const parts = liquid.parse(template)
  if (read.size >= READ_MAX) read.clear()
  read.set(template, parts)
  return parts
}

function faultOf(error: unknown): TemplateFault {
  if (!LiquidError.is(error)) return { line: 1, column: 1, message: String(error) }
  const [line, column] = error.token.getPosition() as [number, number]
  // Its own message repeats the place and shows the lines around it.
  const message = error.message.split('\n')[0]?.replace(/, (?:file|line|col):?.*$/, '') ?? ''
  return { line, column, message }
}
