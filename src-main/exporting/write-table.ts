import { open, rename, rm } from 'node:fs/promises'
import { DEFAULT_TIME_ZONE } from '@shared/domain/calendar'
import type { TableFormat } from '@shared/domain/table-format'
import { ProblemError } from '@shared/ipc/result'
import { storageProblem } from '../store/storage-problem'
import { partOf } from './part-of'
import type { TableRow, TableSheet } from './table'
import { csvBytes } from './table-csv'
import { xlsxBook, xlsxBytes } from './table-xlsx'

export type { TableColumn, TableRow, TableSheet } from './table'

export interface TableOptions {
  /** Whose clock `moment` shows; China's without it. */
  timeZone?: string
  /** Hears of progress every so many rows, and of the last one. */
  onRows?(count: number): void
  signal?: AbortSignal
  /** Where the file grows, for who has to tidy up should this thread end in the middle; made up without it. */
  part?: string
}

const TELL_EVERY = 1_000

/**
 * Writes a table to a file, whole or not at all: what fails or is cancelled leaves nothing behind, and a file that was
 * there stays as it was. Rows are taken as they are written, so that a million of them need no more memory than ten.
 * An XLSX with more rows than a sheet holds (1,048,576) goes on in a second one, under the same titles.
 * Throws `ProblemError` `storage.*`, or the signal's reason.
 */
export async function writeTable(
  file: string,
  format: TableFormat,
  sheet: TableSheet,
  options: TableOptions = {},
): Promise<void> {
  const { timeZone = DEFAULT_TIME_ZONE, signal, part = partOf(file) } = options
  const watched = { ...sheet, rows: watch(sheet.rows, options) }
  const bytes =
    format === 'xlsx' ? xlsxBytes(watched, timeZone) : csvBytes(watched, timeZone, format)
  await moveIn(file, part, bytes, signal)
}

/**
 * Writes several tables to one XLSX workbook, a sheet for each, whole or not at all like `writeTable`. All of it is in
 * memory before it is written. `onRows` hears of the rows of all of them together. Throws as `writeTable`.
 */
export async function writeBook(
  file: string,
  tables: readonly TableSheet[],
  options: TableOptions = {},
): Promise<void> {
  const { timeZone = DEFAULT_TIME_ZONE, signal, onRows, part = partOf(file) } = options
  let before = 0
  let last = 0
  const told = (count: number): void => {
    last = count
    onRows?.(before + count)
  }
  async function* counted(rows: TableSheet['rows']): AsyncGenerator<TableRow> {
    yield* watch(rows, { ...options, onRows: told })
    before += last
  }
  const watched = tables.map((table) => ({ ...table, rows: counted(table.rows) }))
  await moveIn(file, part, xlsxBook(watched, timeZone), signal)
}

async function moveIn(
  file: string,
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    await writeAll(part, bytes, signal)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true }).catch(() => {})
    const problem = storageProblem(error, file)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}

async function writeAll(
  part: string,
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const handle = await open(part, 'wx')
  try {
    for await (const chunk of bytes) {
      signal?.throwIfAborted()
      await handle.appendFile(chunk)
    }
    signal?.throwIfAborted()
    // A name that leads to a file must never lead to half of one, not even after a power cut.
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The same rows, counted; ends with the signal's reason once that is given. */
async function* watch(
  rows: TableSheet['rows'],
  { onRows, signal }: TableOptions,
): AsyncGenerator<TableRow> {
  let count = 0
  for await (const row of rows) {
    if (count % TELL_EVERY === 0) {
      signal?.throwIfAborted()
      if (count > 0) onRows?.(count)
    }
    count++
    yield row
  }
  onRows?.(count)
}
