import { setImmediate } from 'node:timers/promises'
import { wallClock } from '@shared/domain/calendar'
import type { ExceptionDetail, ExceptionKind } from '@shared/domain/exception'
import { fileEndingOf, type TableFormat } from '@shared/domain/table-format'
import type { Session } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import { sayIn } from '@shared/words/history'
import { deskScope, type ExceptionTools } from './settle-exception'

/** A table for spreadsheets, or a document to be printed. */
export type ExportFormat = TableFormat | 'pdf'

/** What is written down as evidence: the entries with all that is known of them, and who asked for it when and where. */
export interface ExceptionReport {
  language: Session['language']
  timeZone: string
  madeAt: number
  madeBy: string
  shop: string
  training: boolean
  entries: readonly ExceptionDetail[]
  /** Entries beyond what one document holds. */
  left: number
}

/** Where evidence goes: the system's dialog and the writing of the file. */
export interface Exporting {
  /** Prints a page without scripts to PDF. */
  printPdf(page: string): Promise<Uint8Array>
  /** Asks the user for a file; null when none was chosen. */
  chooseFile(suggested: string, format: 'csv' | 'xlsx' | 'pdf'): Promise<string | null>
  /** Writes the report. Throws `ProblemError` `storage.*`. */
  write(file: string, format: ExportFormat, report: ExceptionReport): Promise<void>
}

export interface ExportOrder {
  format: ExportFormat
  kinds: readonly ExceptionKind[]
  requestId: string | null
}

export interface ExportPlace extends Pick<Session, 'language' | 'shop' | 'cashier' | 'mode'> {
  connectionId: string
  timeZone: string
}

/** More than a person reads; a document of this size is still made in a few seconds. */
const ENTRIES_MAX = 1_000
/** The counter must not wait for a long report: so many entries, and the next sale has its turn. */
const BREATHE_AFTER = 25

/**
 * `exceptions.export`: writes one entry, or everything on the desk, to a file that the user chooses.
 * Throws `ProblemError`: `exceptions.gone` when nothing is left to write, or `storage.*`.
 */
export async function exportExceptions(
  { format, kinds, requestId }: ExportOrder,
  place: ExportPlace,
  {
    exceptions,
    clock,
    exporting,
  }: ExceptionTools & { exporting: Pick<Exporting, 'chooseFile' | 'write'> },
): Promise<{ file: string | null; entries: number }> {
  const madeAt = clock.now()
  const { day, time } = wallClock(madeAt, place.timeZone)
  const name = sayIn(place.language)('exceptions.report.file')
  const stamp = `${day.replaceAll('-', '')}-${time.slice(0, 5).replace(':', '')}`
  const ending = format === 'pdf' ? 'pdf' : fileEndingOf(format)
  const file = await exporting.chooseFile(`${name}-${stamp}.${ending}`, ending)
  if (file === null) return { file, entries: 0 }
  // Read after the dialog: what is written is what is so then.
  const scope = deskScope(place.connectionId, clock)
  const { rows, total } = requestId
    ? { rows: [{ requestId }], total: 1 }
    : exceptions.list(scope, { kinds, limit: ENTRIES_MAX, offset: 0 })
  const entries: ExceptionDetail[] = []
  for (const row of rows) {
    const detail = exceptions.detail(scope, row.requestId)
    if (detail) entries.push(detail)
    if (entries.length % BREATHE_AFTER === 0) await setImmediate()
  }
  if (entries.length === 0) throw new ProblemError({ code: 'exceptions.gone' })
  await exporting.write(file, format, {
    language: place.language,
    timeZone: place.timeZone,
    madeAt,
    madeBy: [place.cashier?.number, place.cashier?.name].filter(Boolean).join(' ') || '—',
    shop: place.shop?.name ?? '—',
    training: place.mode === 'training',
    entries,
    left: total - rows.length,
  })
  return { file, entries: entries.length }
}
