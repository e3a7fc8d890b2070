import type { ExceptionReport, ExportFormat } from '../counter/export-exceptions'
import { exceptionsSheet } from './exceptions-sheet'
import { writeTable } from './write-table'
import { writeWhole } from './write-whole'

/** Makes a PDF of a page without scripts. */
export type PrintPdf = (page: string) => Promise<Uint8Array>

/** Writes the report to the file, whole or not at all. Throws `ProblemError` `storage.*`. */
export async function writeReport(
  file: string,
  format: ExportFormat,
  report: ExceptionReport,
  printPdf: PrintPdf,
): Promise<void> {
  if (format === 'pdf') {
    const { exceptionsHtml } = await import('./exceptions-html')
    return writeWhole(file, await printPdf(exceptionsHtml(report)))
  }
  await writeTable(file, format, exceptionsSheet(report), { timeZone: report.timeZone })
}
