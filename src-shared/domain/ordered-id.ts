import type { Instant } from './calendar'

/**
 * A new UUID (version 7) that sorts by the instant at which it was made. Rows that are kept in the order of such ids
 * are added at the end of a table instead of all over it, so that a commit writes fewer pages.
 */
export function orderedId(at: Instant): string {
  const time = at.toString(16).padStart(12, '0')
  const random = crypto.randomUUID().slice('xxxxxxxx-xxxx-4'.length)
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${random}`
}
