import type { Instant } from '@shared/domain/calendar'
import type { Status } from '@shared/domain/view'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** From here on a wrong clock matters: dates on receipts and coupons' validity follow it. */
export const CLOCK_TOLERANCE_MS = 5 * MINUTE

/** How far this computer's clock is off, or null while that is harmless or not known. */
export function clockWarning(
  offsetMs: number | null,
): { way: 'slow' | 'fast'; unit: 'days' | 'hours' | 'minutes'; n: number } | null {
  if (offsetMs === null || Math.abs(offsetMs) <= CLOCK_TOLERANCE_MS) return null
  const off = Math.abs(offsetMs)
  const way = offsetMs > 0 ? 'slow' : 'fast'
  if (off >= 2 * DAY) return { way, unit: 'days', n: Math.round(off / DAY) }
  if (off >= 2 * HOUR) return { way, unit: 'hours', n: Math.round(off / HOUR) }
  return { way, unit: 'minutes', n: Math.round(off / MINUTE) }
}

/** The line's state as a message key with its data; `since` is when the last real answer came. */
export function lineWords(line: Status['line'] | undefined): {
  tone: Status['line']['state']
  key: string
  ms?: number
  since?: Instant
} {
  if (!line || line.state === 'untried') return { tone: 'untried', key: 'shell.line.untried' }
  // Nothing is sent any more, but the line is fine: waiting or checking the cable would not help.
  if (line.state === 'unauthorized') {
    return { tone: 'unauthorized', key: 'shell.line.unauthorized' }
  }
  if (line.state === 'online') {
    return line.latencyMs === null
      ? { tone: 'online', key: 'shell.line.onlinePlain' }
      : { tone: 'online', key: 'shell.line.online', ms: line.latencyMs }
  }
  return line.lastAnswerAt === null
    ? { tone: 'offline', key: 'shell.line.offline' }
    : { tone: 'offline', key: 'shell.line.offlineSince', since: line.lastAnswerAt }
}
