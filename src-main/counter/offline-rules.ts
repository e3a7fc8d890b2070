import type { Instant } from '@shared/domain/calendar'
import type { OfflinePolicy } from '@shared/domain/offline-policy'
import type { Status } from '@shared/domain/view'
import type { Clock } from './ports'

/** What the offline policy must know of the line. */
export interface LineView extends Clock {
  readonly state: Status['line']
  readonly clock: Status['clock']
  readonly lastContactAt: Instant | null
}

/** The rules of this terminal and the line that decides whether they count. */
export interface Offline {
  policy(): OfflinePolicy
  line: LineView
}

/** True while the back end's word cannot be had. */
export function isOffline({ line }: Offline): boolean {
  return line.state.state !== 'online'
}
