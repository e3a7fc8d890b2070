import type { PrintJob } from '@shared/domain/print-job'
import type { Printer, PrintSettings, TemplateChoice } from '@shared/domain/print-settings-schema'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { StoredSale } from '../../src-main/counter/ports'
import { silentLog } from '../../src-main/log'
import { asLines } from '../../src-main/printing/draw-document'
import { sendByNetwork } from '../../src-main/printing/network-printer'
import { paperWorks } from '../../src-main/printing/paper-works'
import {
  paperFacts,
  templateText,
  writePaper,
  type DrawPicture,
} from '../../src-main/printing/render-paper'
import { aJob, aPrinter, noPictures, paperRules } from './papers'
import type { TcpPrinter } from './printer/tcp-printer'
import { SOLD_AT } from './receipts'

/** One paper to be printed. */
export interface PaperWish {
  sale: StoredSale
  template: TemplateChoice
  printer?: Partial<Printer>
  job?: Partial<PrintJob>
  settings?: Partial<PrintSettings>
  language?: ReceiptLanguage
  draw?: DrawPicture
}

/** Long enough after the sale that what is still under way is news. */
export const PRINTED_AT = SOLD_AT + 60_000

/** Prints one paper the whole way, and tells what its model reads. */
export async function printPaper(witness: TcpPrinter, wish: PaperWish) {
  const { sale, template, draw = noPictures } = wish
  const printer = aPrinter({ columns: witness.roll().columns, ...wish.printer })
  const job = aJob(wish.job)
  const choice = { printerId: null, copies: 1, template }
  const rules = paperRules({ customer: choice, shop: choice, ...wish.settings }, wish.language)
  const tools = { draw, log: silentLog, now: PRINTED_AT }
  const bytes = await paperWorks.receipt(job, sale, printer, rules, tools)
  const sent = await sendByNetwork(witness, bytes, printer.answers, {
    begin: () => undefined,
    told: () => undefined,
    signal: new AbortController().signal,
  })
  const facts = paperFacts(job, sale.receipt.shop.id, rules.printing, {
    language: rules.language,
    now: PRINTED_AT,
  })
  const { document, fault } = writePaper(sale, facts, templateText(template), printer)
  // The last line feed ends the last line and begins none.
  const lines = asLines(document, printer).slice(0, -1)
  return { sent, bytes, paper: witness.roll(), model: { document, fault, lines } }
}
