import type { TrailEntry } from '@shared/domain/trail'
import { aboutOf, actionOf, trailWords, whoOf } from '@shared/words/trail'
import type { TableColumn, TableRow, TableSheet } from '../../exporting/write-table'

type Column = keyof (typeof trailWords)['zh-CN']['column']
const KINDS: Record<Column, Pick<TableColumn, 'kind' | 'width'>> = {
  seq: { kind: 'count', width: 10 },
  at: { kind: 'moment', width: 20 },
  staff: { kind: 'text', width: 18 },
  action: { kind: 'text', width: 24 },
  approvedBy: { kind: 'text', width: 18 },
  about: { kind: 'text', width: 48 },
}

/** Entries of the trail as a table for a file, and below them how many. */
export function trailSheet(
  entries: Iterable<TrailEntry>,
  total: number,
  language: keyof typeof trailWords,
): TableSheet {
  const words = trailWords[language]
  const names = Object.keys(KINDS) as Column[]
  const columns = names.map((name) => ({ title: words.column[name], ...KINDS[name] }))
  return { name: words.file, columns, rows: rows(), totals: [null, `${words.total} ${total}`] }

  function* rows(): Generator<TableRow> {
    for (const entry of entries) {
      yield [
        entry.seq,
        entry.at,
        whoOf(words, entry.staff),
        actionOf(words, entry),
        entry.approvedBy,
        aboutOf(words, entry),
      ]
    }
  }
}
