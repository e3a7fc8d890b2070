import { addDays, type Day } from '@shared/domain/calendar'

export const PRESETS = ['today', 'yesterday', 'week', 'month', 'lastMonth'] as const
export type Preset = (typeof PRESETS)[number]

/** The days that a preset means, seen from the shop's today. */
export function daysOf(preset: Preset, today: Day): { from: Day; to: Day } {
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
  }
}

function firstOf(day: Day): Day {
  return `${day.slice(0, 8)}01`
}
