import { addDays, type Day } from '@shared/domain/calendar'
import type { Period } from '@shared/domain/period'

export const PRESETS = ['today', 'week', 'month', 'lastMonth', 'quarter', 'year'] as const
export type Preset = (typeof PRESETS)[number]

/** The days that a preset means, seen from the shop's today. */
export function periodOf(preset: Preset, today: Day): Period {
  const first = `${today.slice(0, 8)}01`
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: addDays(today, -6), to: today }
    case 'month':
      return { from: first, to: today }
    case 'lastMonth': {
      const last = addDays(first, -1)
      return { from: `${last.slice(0, 8)}01`, to: last }
    }
    case 'quarter':
      // Thirteen weeks: Saturdays lie beside Saturdays of the period before.
      return { from: addDays(today, -90), to: today }
    case 'year':
      return { from: `${today.slice(0, 5)}01-01`, to: today }
  }
}
