import { formatYuan } from '../domain/money'
import type { Statistics, Totals } from '../domain/statistics'
import { filled, type StatisticsWords } from '../words/statistics'
import { formatCount, formatPercent } from './labels'
import { averageBill, shareOf } from './tables'

/** How a figure stands against the period before, in words that need no colour. */
export interface Change {
  direction: 'up' | 'down' | 'same' | 'unknown'
  text: string
}

export interface KeyFigure {
  name: keyof StatisticsWords['figure']
  title: string
  text: string
  change: Change
}

type Kind = 'count' | 'yuan' | 'percent'
const KEYS: readonly [KeyFigure['name'], Kind, (totals: Totals) => number | null][] = [
  ['count', 'count', ({ count }) => count],
  ['discount', 'yuan', ({ discountFen }) => discountFen],
  ['sales', 'count', ({ sales }) => sales],
  ['billAverage', 'yuan', averageBill],
  ['billShare', 'percent', ({ billDiscountFen, billFen }) => shareOf(billDiscountFen, billFen)],
  ['voided', 'count', ({ voided }) => voided],
]

/** The figures at the head of the page, each against the period before. */
export function keyFigures(figures: Statistics, words: StatisticsWords): KeyFigure[] {
  return KEYS.map(([name, kind, of]) => {
    const [now, before] = [of(figures.totals), of(figures.previousTotals)]
    return {
      name,
      title: words.figure[name],
      text: now === null ? '—' : textOf(kind, now),
      change: changeOf(kind, now, before, words),
    }
  })
}

function textOf(kind: Kind, value: number): string {
  if (kind === 'count') return formatCount(value)
  return kind === 'yuan' ? formatYuan(value) : formatPercent(value)
}

/** A share changes by points of a hundred, everything else by a part of what it was. */
function changeOf(
  kind: Kind,
  now: number | null,
  before: number | null,
  words: StatisticsWords,
): Change {
  const { change } = words
  if (now === null || before === null) return { direction: 'unknown', text: change.unknown }
  const was = textOf(kind, before)
  // What is read as the same is the same: of a share, tenths of a hundredth.
  const [then, here] = kind === 'percent' ? [tenths(before), tenths(now)] : [before, now]
  if (here === then) return { direction: 'same', text: filled(change.same, { was }) }
  const direction = here > then ? 'up' : 'down'
  if (kind === 'percent') {
    const by = (Math.abs(here - then) / 10).toFixed(1)
    return { direction, text: filled(change[`${direction}Points`], { by, was }) }
  }
  // From nothing, more is no part of anything.
  if (before === 0) return { direction, text: filled(change.new, { was }) }
  const by = formatPercent(Math.abs(now - before) / before)
  return { direction, text: filled(change[direction], { by, was }) }
}

const tenths = (share: number): number => Math.round(share * 1_000)
