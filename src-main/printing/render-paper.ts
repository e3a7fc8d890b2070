import { drawsPictures, takesPages } from '@shared/domain/print-settings'
import type { PrintJob } from '@shared/domain/print-job'
import type { Printer, PrintSettings, TemplateChoice } from '@shared/domain/print-settings-schema'
import type { TemplateFault } from '@shared/ipc/calls-print'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { Instant } from '@shared/domain/calendar'
import { asBytes, asSvg, pictureBytes, type Looks } from './draw-document'
import type { PaperDeeds } from './printer-commands'
import { missingMarks } from './missing-marks'
import { readyTemplates } from './ready-templates'
import { receiptFields, type PaperFacts, type PrintedSale } from './receipt-fields'
import { refuseUnprintable, wrongPicture } from './refuse-unprintable'
import { TemplateError, writeDocument } from './write-document'

/** A receipt that is written, and what was wrong with the template that it should have been written by. */
export interface Paper {
  document: string
  fault: TemplateFault | null
}

/** Draws an SVG as a PNG of its own size. */
export type DrawPicture = (
  svg: string,
  size: { width: number; height: number },
) => Promise<Uint8Array>

export const templateText = (choice: TemplateChoice): string =>
  'own' in choice ? choice.own : readyTemplates[choice.ready]

/** What is told of a paper of this job, by the settings in force. */
export function paperFacts(
  job: Pick<PrintJob, 'purpose' | 'copy'>,
  shopId: string,
  { shops, logo }: PrintSettings,
  { language, now }: { language: ReceiptLanguage; now: Instant },
): PaperFacts {
  const { header = '', footer = '' } = shops[shopId] ?? {}
  const isShopCopy = job.purpose === 'shop'
  return { language, copy: job.copy, isShopCopy, header, footer, logo: drawableLogo(logo), now }
}

/**
 * Writes a receipt by a template. One that does not work never stops a receipt: it comes out by the compact one, and
 * `fault` says what was wrong.
 */
export function writePaper(
  sale: PrintedSale,
  facts: PaperFacts,
  template: string,
  looks: Looks,
): Paper {
  const logo = drawsPictures(looks) ? facts.logo : null
  const fields = receiptFields(sale, { ...facts, logo })
  try {
    const document = writeDocument(template, fields)
    if (isReady(template)) return { document, fault: null }
    refuseUndrawn(document, looks)
    return { document: missingMarks(template, document, fields) + document, fault: null }
  } catch (error) {
    const fault =
      error instanceof TemplateError
        ? error.fault
        : { line: 1, column: 1, message: error instanceof Error ? error.message : String(error) }
    return { document: writeDocument(readyTemplates.compact, fields), fault }
  }
}

/** The logo where it can be printed; null for none, and for one that is damaged: it must not cost anybody a receipt. */
export function drawableLogo(logo: string): string | null {
  return logo === '' || wrongPicture(logo) !== null ? null : logo
}

const READY = new Set(Object.values(readyTemplates))

/** True for a layout that comes with the program. */
export const isReady = (template: string): boolean => READY.has(template)

/** What cannot be drawn, a picture that is none say, shows only when it is drawn. */
function refuseUndrawn(document: string, looks: Looks): void {
  refuseUnprintable(document, looks)
  asSvg(document, looks)
}

/** A paper as one printer is given it: its commands, or where it goes as a page the SVG (UTF-8), which kicks no drawer. */
export async function paperBytes(
  { document }: Pick<Paper, 'document'>,
  printer: Printer,
  deeds: PaperDeeds,
  draw: DrawPicture,
): Promise<Uint8Array> {
  if (takesPages(printer.place)) return Buffer.from(asSvg(document, printer))
  if (printer.look !== 'picture') return asBytes(document, printer, deeds)
  const svg = asSvg(document, printer)
  return pictureBytes(await draw(svg, sizeOf(svg)), printer, deeds)
}

/** How large a receipt is, in dots. */
export function sizeOf(svg: string): { width: number; height: number } {
  const [, width = '0', height = '0'] = /^<svg width="(\d+)px" height="([\d.]+)px"/.exec(svg) ?? []
  return { width: Number(width), height: Math.ceil(Number(height)) }
}
