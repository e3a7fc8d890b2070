import { basename } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import type { Instant } from '@shared/domain/calendar'
import type { Statistics } from '@shared/domain/statistics'
import type { Session } from '@shared/domain/view'
import type { CallInput } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { tableOf } from '@shared/statistics/tables'
import { statisticsWords } from '@shared/words/statistics'
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

/**
 * `statistics.export`: writes a table, or the page as PDF, to a file that the user chooses, whole or not at all. The figures
 * are asked for after the dialog: what is written is what is so then. Throws `ProblemError` `storage.*`.
 */
export async function exportStatistics(
  { query, metric, wanted }: Order,
  place: StatisticsPlace,
  { chooseFile, printPdf }: StatisticsExporting,
  source: {
    figures(): Promise<Statistics>
    page(report: StatisticsReport): Promise<string>
  },
): Promise<{ file: string | null }> {
  const words = statisticsWords[place.language]
  const ending = wanted.format === 'csv-gb18030' ? 'csv' : wanted.format
  const about = wanted.format === 'pdf' ? [] : [words.table[wanted.table]]
  const name = [words.page.file, ...about, query.from, query.to].join('-')
  const file = await chooseFile(`${name}.${ending}`, ending)
  if (file === null) return { file }
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
