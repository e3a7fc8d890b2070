import { randomUUID } from 'node:crypto'
import type { PrintJob } from '@shared/domain/print-job'
import {
  printerSchema,
  printSettingsSchema,
  type Printer,
  type PrintSettings,
} from '@shared/domain/print-settings-schema'
import type { ReceiptLanguage } from '@shared/words/receipts'
import type { PaperRules } from '../../src-main/printing/paper-works'

/** A printer on this computer that has what the usual one has. */
export function aPrinter(part: Partial<Printer> = {}): Printer {
  const place = { kind: 'network', host: '127.0.0.1', port: 9100 }
  return printerSchema.parse({ id: 'till', name: '前台', place, ...part })
}

/** Settings of a terminal with these printers; everything else as nobody has touched it. */
export function printSettings(part: Partial<PrintSettings> = {}): PrintSettings {
  return printSettingsSchema.parse({ printers: [aPrinter()], ...part })
}

/** The rules by which papers are made, in Chinese unless told otherwise. */
export function paperRules(
  part: Partial<PrintSettings> = {},
  language: ReceiptLanguage = 'zh-CN',
): PaperRules {
  return { printing: printSettings(part), language }
}

/** One paper of a sale as the queue has it. */
export function aJob(part: Partial<PrintJob> = {}): PrintJob {
  return {
    jobId: randomUUID(),
    saleId: randomUUID(),
    purpose: 'customer',
    copy: 0,
    askedBy: '',
    at: 0,
    state: 'queued',
    cause: { code: 'auto' },
    seq: 1,
    stateAt: 0,
    ...part,
  }
}

/** For papers that must come out without a picture. */
export const noPictures = (): Promise<never> => Promise.reject(new Error('nothing is drawn here'))
