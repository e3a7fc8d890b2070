import type { Instant } from '@shared/domain/calendar'
import type { Redemption } from '@shared/domain/redemption'

/** Whether a redemption can be taken back: in how many ms it is too late (null: whenever), or why it cannot. */
export type TakeBack =
  | { kind: 'can'; leftMs: number | null }
  | { kind: 'tooLate' | 'notPossible' | 'noMore' }
  /** Not redeemed, taken back already, or nobody knows yet whether it arrived: nothing to say of it. */
  | { kind: 'none' }

/**
 * Judges one redemption by the server's time `now` (UTC ms) and the time (ms) within which the back end undoes, null
 * where it cannot. The main process has the last word: it also knows of earlier tries.
 */
export function takeBackOf(
  { state, stateAt, cause }: Pick<Redemption, 'state' | 'stateAt' | 'cause'>,
  undoWindowMs: number | null,
  now: Instant,
): TakeBack {
  // The back end has been asked before about `notRedeemedYet`; the request that was slow may still arrive.
  if (state === 'pending' && cause.code !== 'notRedeemedYet') return { kind: 'can', leftMs: null }
  if (state !== 'accepted') return { kind: 'none' }
  // Nothing was sent: until somebody has written it off, it is ours alone.
  if (cause.code === 'byHand') return { kind: 'can', leftMs: null }
  if (undoWindowMs === null) return { kind: 'notPossible' }
  if (cause.code === 'undoRefused') return { kind: 'noMore' }
  const leftMs = stateAt + undoWindowMs - now
  return leftMs > 0 ? { kind: 'can', leftMs } : { kind: 'tooLate' }
}

/** What of a sale can be taken back together. */
export interface TakeBackSum {
  /** The redemptions that can be taken back now. */
  able: readonly Redemption[]
  /** How long (ms) until the first of them no longer can; null where none has a limit. */
  leftMs: number | null
  /** Why none can, where any was redeemed; else null. */
  obstacle: 'tooLate' | 'notPossible' | 'noMore' | null
}

/** Sums the redemptions of one sale up; see `takeBackOf`. */
export function takeBackSum(
  redemptions: readonly Redemption[],
  undoWindowMs: number | null,
  now: Instant,
): TakeBackSum {
  const able: Redemption[] = []
  let leftMs: number | null = null
  let obstacle: TakeBackSum['obstacle'] = null
  for (const redemption of redemptions) {
    const verdict = takeBackOf(redemption, undoWindowMs, now)
    if (verdict.kind === 'can') {
      able.push(redemption)
      if (verdict.leftMs !== null) leftMs = Math.min(leftMs ?? verdict.leftMs, verdict.leftMs)
    } else if (verdict.kind !== 'none') obstacle ??= verdict.kind
  }
  return { able, leftMs, obstacle: able.length === 0 ? obstacle : null }
}

/** Time that is left as a clock shows it, "9:41"; a begun second counts, so that it never says 0:00. */
export function countdownWords(leftMs: number): string {
  const seconds = Math.ceil(leftMs / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
