import { expect, it } from 'vitest'
import { periodOf } from '@renderer/components/period-presets'

it.each([
  ['yesterday', '2026-03-01', '2026-02-28', '2026-02-28'],
  ['today', '2026-03-01', '2026-03-01', '2026-03-01'],
  ['week', '2026-03-01', '2026-02-23', '2026-03-01'],
  ['month', '2026-03-31', '2026-03-01', '2026-03-31'],
  ['lastMonth', '2026-03-31', '2026-02-01', '2026-02-28'],
  ['lastMonth', '2026-01-05', '2025-12-01', '2025-12-31'],
  ['quarter', '2026-11-24', '2026-08-26', '2026-11-24'],
  ['year', '2026-11-24', '2026-01-01', '2026-11-24'],
] as const)('%s, seen from %s, is %s to %s', (preset, today, from, to) => {
  expect(periodOf(preset, today)).toEqual({ from, to })
})
