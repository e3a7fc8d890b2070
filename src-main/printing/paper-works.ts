import type { Instant } from '@shared/domain/calendar'
import type { PrintJob } from '@shared/domain/print-job'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import type { ClosedShift } from '@shared/domain/shift'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { StoredSale } from '../counter/ports'
import type { Log } from '../log'
import { asSvg, type Looks } from './draw-document'
import { NOTHING_ELSE } from './printer-commands'
import { readyTemplates } from './ready-templates'
import {
  drawableLogo,
  isReady,
  paperBytes,
  paperFacts,
  templateText,
  writePaper,
  type DrawPicture,
} from './render-paper'
import { sampleSale } from './sample-sale'
import { shiftPage } from './shift-page'
import { testPage } from './test-page'

/** By what a paper is made: the settings in force, and the language of the screens. */
export interface PaperRules {
  printing: PrintSettings
  language: ReceiptLanguage
}

/** Where papers are made. Loaded when the first is wanted: the libraries behind it take longer to load than to work. */
export const paperWorks = {
  /** Everything that a paper needs has been used once. */
  warmUp(printer: Printer, rules: PaperRules): void {
    const { customer, logo } = rules.printing
    const template = templateText(customer.template)
    const wanted = { template, header: '', footer: '', logo, printer }
    paperWorks.preview({ purpose: 'customer', shop: null, ...wanted }, rules, 0)
  },

  async receipt(
    job: PrintJob,
    sale: StoredSale,
    printer: Printer,
    { printing, language }: PaperRules,
    tools: { draw: DrawPicture; log: Log; now: Instant },
  ): Promise<Uint8Array> {
    const shopId = sale.receipt.shop.id
    const facts = paperFacts(job, shopId, printing, { language, now: tools.now })
    const template = templateText(printing[job.purpose].template)
    const { document, fault } = writePaper(sale, facts, template, printer)
    const { purpose } = job
    if (fault) {
      // Its message repeats what the layout was given: a member's name, say.
      tools.log.warn('print.template', { line: fault.line, column: fault.column, purpose })
    }
    // A drawer opens for a sale, and not for a copy of its receipt.
    const drawer = purpose === 'customer' && job.copy === 0 ? printing.drawer : 'never'
    const deeds = { drawer, buzzer: printing.buzzer }
    const bytesOf = (text: string) => paperBytes({ document: text }, printer, deeds, tools.draw)
    try {
      return await bytesOf(document)
    } catch (error) {
      if (isReady(template) || fault) throw error
      tools.log.warn('print.template', { line: null, column: null, purpose })
      return bytesOf(writePaper(sale, facts, readyTemplates.compact, printer).document)
    }
  },

  /** A made-up receipt as the printer would print it. */
  preview(
    { purpose, shop, template, header, footer, logo, printer }: CallInput<'print.preview'>,
    { language }: PaperRules,
    now: Instant,
  ): CallOutput<'print.preview'> {
    const isShopCopy = purpose === 'shop'
    const picture = drawableLogo(logo)
    const facts = { language, copy: 0, isShopCopy, header, footer, logo: picture, now }
    const { document, fault } = writePaper(
      sampleSale(language, now, shop),
      facts,
      template,
      printer,
    )
    return { svg: asSvg(document, printer), fault }
  },

  test: (printer: Printer, { language }: PaperRules, draw: DrawPicture) =>
    testPage(printer, language, draw),

  /** The report of a shift, for this printer. No drawer opens, and no buzzer sounds. */
  shift(
    shift: ClosedShift,
    printer: Printer,
    { language }: PaperRules,
    timeZone: string,
    draw: DrawPicture,
  ): Promise<Uint8Array> {
    const document = shiftPage(shift, language, timeZone)
    return paperBytes({ document }, printer, NOTHING_ELSE, draw)
  },

  /** The same as a picture of 48 columns (SVG). */
  shiftPicture(shift: ClosedShift, { language }: PaperRules, timeZone: string): string {
    const looks: Looks = {
      columns: 48,
      characters: 'gb18030',
      look: 'picture',
      profile: 'escpos',
    }
    return asSvg(shiftPage(shift, language, timeZone), looks)
  },
}
