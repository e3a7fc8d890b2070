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

/**
 * The id of what stands at a place (0 to 255) within the thing of an ordered id: it begins as that id does, so that rows of
 * both sort alike and one leads to the other without an index.
 */
export function idWithin(id: string, place: number): string {
  return id.slice(0, -PLACE_DIGITS) + place.toString(16).padStart(PLACE_DIGITS, '0')
}

const PLACE_DIGITS = 2
