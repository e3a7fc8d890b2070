import { formatYuan } from '../domain/money'
import { WAIT_STEPS } from '../domain/statistics'
import { filled, type StatisticsWords } from '../words/statistics'
import type { FigureColumn } from './table-columns'

/** A number with thousands separators: 12345 → "12,345". */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A part of a whole with one digit: 0.1234 → "12.3%". */
export function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)}%`
}

/** A cell as people read it; "—" where nothing is known. */
export function cellText(kind: FigureColumn['kind'], cell: string | number | null): string {
  if (cell === null) return '—'
  if (typeof cell === 'string') return cell
  if (kind === 'yuan') return formatYuan(cell)
  return kind === 'percent' ? formatPercent(cell) : formatCount(cell)
}

/** The spans of `WAIT_STEPS` in words: "same day", "1–3 days", …, "over 60 days". */
export function waitLabels({ wait }: StatisticsWords): string[] {
  const spans = WAIT_STEPS.map((upTo, at) => {
    const from = (WAIT_STEPS[at - 1] ?? -1) + 1
    return upTo === 0 ? wait.same : filled(wait.days, { from, to: upTo })
  })
  return [...spans, filled(wait.later, { from: WAIT_STEPS.at(-1) ?? 0 })]
}
