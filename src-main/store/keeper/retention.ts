import type { Instant } from '@shared/domain/calendar'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const HOURS_KEPT = 24
const DAYS_KEPT = 30

/**
 * Which backups are not needed any more: of the last 24 hours the newest of each hour stays, of the last 30 days the
 * newest of each day (UTC), and the newest of all in any case. What bears a later time than now stays: a clock was wrong.
 */
export function superseded<B extends { at: Instant }>(backups: readonly B[], now: Instant): B[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at)
  const kept = new Set<B>(newestFirst.slice(0, 1))
  const slots = new Set<string>()
  for (const backup of newestFirst) {
    const age = now - backup.at
    if (age < 0) kept.add(backup)
    if (age < HOURS_KEPT * HOUR_MS) take(`hour ${Math.floor(backup.at / HOUR_MS)}`, backup)
    if (age < DAYS_KEPT * DAY_MS) take(`day ${Math.floor(backup.at / DAY_MS)}`, backup)
  }
  return newestFirst.filter((backup) => !kept.has(backup))

  function take(slot: string, backup: B): void {
    if (slots.has(slot)) return
    slots.add(slot)
    kept.add(backup)
  }
}
