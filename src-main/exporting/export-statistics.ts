import { basename } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Instant } from '@shared/domain/calendar'
import type { Statistics } from '@shared/domain/statistics'
import { fileEndingOf } from '@shared/domain/table-format'
import type { Session } from '@shared/domain/view'
import type { CallInput } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { statisticsTableSchema } from '@shared/ipc/calls-statistics'
import { tableOf } from '@shared/statistics/tables'
import { statisticsWords, type StatisticsWords } from '@shared/words/statistics'
import { storageProblem } from '../store/storage-problem'
import type { StatisticsReport } from './statistics-html'
import type { PrintPdf } from './write-report'

/** What an export needs of the system and of the records. */
export interface StatisticsExporting {
  /** Asks the user for a file; null when none was chosen. */
  chooseFile(suggested: string, format: 'xlsx' | 'csv' | 'pdf'): Promise<string | null>
  printPdf: PrintPdf
}

/** Who exports, where and when. */
export interface StatisticsPlace extends Pick<
  Session,
  'language' | 'timeZone' | 'shop' | 'cashier' | 'mode'
> {
  now: Instant
}

type Order = CallInput<'statistics.export'>

function endingOf(format: Order['wanted']['format']): 'xlsx' | 'csv' | 'pdf' {
  if (format === 'pdf') return 'pdf'
  return format === 'book' ? 'xlsx' : fileEndingOf(format)
}

/** Where an export is followed, and ended before its time. */
export interface StatisticsWatch {
  signal?: AbortSignal
  /** Hears how many rows are written, of how many; of none while the figures are worked out. */
  told?(done: number, total: number): void
}

/**
 * `statistics.export`: writes a table, all of them, or the page as PDF, to a file that the user chooses, whole or not at all;
 * `file` is null when none was chosen or the signal has ended it. The figures are asked for after the dialog: what is
 * written is what is so then. Throws `ProblemError` `storage.*`.
 */
export async function exportStatistics(
  { query, metric, wanted }: Order,
  place: StatisticsPlace,
  { chooseFile, printPdf }: StatisticsExporting,
  source: {
    figures(): Promise<Statistics>
    page(report: StatisticsReport): Promise<string>
  },
  watch: StatisticsWatch = {},
): Promise<{ file: string | null }> {
  const words = statisticsWords[place.language]
  const ending = endingOf(wanted.format)
  const about = 'table' in wanted ? [words.table[wanted.table]] : []
  const name = [words.page.file, ...about, query.from, query.to].join('-')
  const file = await chooseFile(`${name}.${ending}`, ending)
  if (file === null) return { file }
  if (wanted.format === 'book') {
    const isWhole = await writeAllTables(file, words, place, source, watch)
    return { file: isWhole ? basename(file) : null }
  }
  const figures = await source.figures()
  if (wanted.format === 'pdf') {
    const page = await source.page(reportOf({ query, metric }, place, figures))
    await writeWhole(file, await printPdf(page))
  } else {
    const { writeTable } = await import('./write-table')
    await writeTable(file, wanted.format, tableOf(wanted.table, figures, words), place)
  }
  return { file: basename(file) }
}

/** Writes every table to one workbook; answers false when it was cancelled, and nothing was written. */
async function writeAllTables(
  file: string,
  words: StatisticsWords,
  { timeZone }: StatisticsPlace,
  source: { figures(): Promise<Statistics> },
  { signal, told }: StatisticsWatch,
): Promise<boolean> {
  try {
    told?.(0, 0)
    const figures = await source.figures()
    signal?.throwIfAborted()
    const { writeBook } = await import('./write-table')
    const tables = statisticsTableSchema.options.map((name) => tableOf(name, figures, words))
    const total = tables.reduce((sum, { rows }) => sum + rows.length, 0)
    await writeBook(file, tables, {
      timeZone,
      onRows: (count) => told?.(count, total),
      ...(signal ? { signal } : {}),
    })
    return true
  } catch (error) {
    if (signal?.aborted) return false
    throw error
  }
}

function reportOf(
  { query, metric }: Pick<Order, 'query' | 'metric'>,
  { language, timeZone, shop, cashier, mode, now }: StatisticsPlace,
  figures: Statistics,
): StatisticsReport {
  const names = (['shops', 'staffs', 'templates'] as const).flatMap((kind) =>
    query[kind].map((id) => figures.choices[kind].find((one) => one.id === id)?.name ?? id),
  )
  return {
    ...{ language, timeZone, figures, metric, filters: names },
    madeAt: now,
    madeBy: [cashier?.number, cashier?.name].filter(Boolean).join(' ') || '—',
    shop: shop?.name ?? '—',
    training: mode === 'training',
  }
}

async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  try {
    await writeFileAtomic(file, Buffer.from(content))
  } catch (error) {
    const problem = storageProblem(error, file)
    throw problem ? new ProblemError(problem, { cause: error }) : error
  }
}
