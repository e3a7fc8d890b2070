import { fileEndingOf, type TableFormat } from '@shared/domain/table-format'
import type { Session } from '@shared/domain/view'
import { recordWords } from '@shared/words/records'
import type { Desk } from '../counter/ports'
import type { ExportWatch } from './engine'
import { questionOf, type RecordsTools, type RecordsWish } from './list-records'

/** The system's dialog: null when no file was chosen. */
export type ChooseFile = (suggested: string, format: 'csv' | 'xlsx') => Promise<string | null>

export interface RecordsExportWish extends RecordsWish {
  format: TableFormat
  language: Session['language']
}

/**
 * `records.export`: writes what a view shows to a file that the user chooses; `file` is null when none was chosen, or the
 * writing was cancelled. Throws `ProblemError` `storage.*`.
 */
export async function exportRecords(
  wish: RecordsExportWish,
  desk: () => Promise<Desk>,
  tools: RecordsTools & { chooseFile: ChooseFile },
  watch: ExportWatch,
): Promise<{ file: string | null; rows: number }> {
  const { format, language, filter } = wish
  const none = { file: null, rows: 0 }
  const ending = fileEndingOf(format)
  const days = filter.from === filter.to ? filter.from : `${filter.from}_${filter.to}`
  const file = await tools.chooseFile(`${recordWords[language].file}_${days}.${ending}`, ending)
  if (file === null) return none
  try {
    const { question } = await questionOf(wish, await desk(), tools)
    watch.signal?.throwIfAborted()
    const rows = await tools.engine.export(question, { file, format, language }, watch)
    return { file, rows }
  } catch (error) {
    // Cancelled, or the ledger is exchanged for another one.
    if (watch.signal?.aborted || (error as { name?: unknown }).name === 'AbortError') return none
    throw error
  }
}
