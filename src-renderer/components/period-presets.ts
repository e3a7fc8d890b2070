import { addDays, type Day } from '@shared/domain/calendar'
import type { Period } from '@shared/domain/period'

/** Periods that one press chooses. */
export const PERIOD_PRESETS = [
  'today',
  'yesterday',
  'week',
  'month',
  'lastMonth',
  'quarter',
  'year',
] as const
export type PeriodPreset = (typeof PERIOD_PRESETS)[number]

const firstOf = (day: Day): Day => `${day.slice(0, 8)}01`

/** The days that a preset means, seen from the shop's today. */
export function periodOf(preset: PeriodPreset, today: Day): Period {
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: firstOf(today), to: today }
    case 'lastMonth': {
      const to = addDays(firstOf(today), -1)
      return { from: firstOf(to), to }
    }
    case 'quarter':
      // Thirteen weeks: Saturdays lie beside Saturdays of the period before.
      return { from: addDays(today, -90), to: today }
    case 'year':
      return { from: `${today.slice(0, 5)}01-01`, to: today }
  }
}
