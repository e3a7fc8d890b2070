import type { ExceptionReport, ExportFormat } from '../counter/export-exceptions'
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
  await writeWhole(file, await contentOf(format, report, printPdf))
}

/** Loaded when somebody exports, which is seldom. */
async function contentOf(
  format: ExportFormat,
  report: ExceptionReport,
  printPdf: PrintPdf,
): Promise<string | Uint8Array> {
  if (format === 'csv') return (await import('./exceptions-csv')).exceptionsCsv(report)
  return printPdf((await import('./exceptions-html')).exceptionsHtml(report))
}
