/** What a terminal is doing when it is killed. */
export const KILL_KINDS = ['redeem', 'send', 'settle', 'back-up', 'migration'] as const
export type KillKind = (typeof KILL_KINDS)[number]

/** So long each may take, in microseconds, before it is known how long it takes here. */
const FIRST_GUESS_US: Record<KillKind, number> = {
  redeem: 6_000,
  send: 20_000,
  settle: 30_000,
  'back-up': 120_000,
  migration: 60_000,
}
const LONGER = 1.2
const SHORTER = 0.8

/** Spreads the kills over all of the work, however fast this machine is at the moment. */
export interface Aim {
  /** Kills fall within so many microseconds. */
  withinUs(kind: KillKind): number
  /** Whether a kill came before the end of the work: then the next may come later. */
  learn(kind: KillKind, inside: boolean): void
}

/** Aims by what it learns. */
export function takeAim(): Aim {
  const within = { ...FIRST_GUESS_US }
  return {
    withinUs: (kind) => within[kind],
    learn: (kind, inside) => void (within[kind] *= inside ? LONGER : SHORTER),
  }
}
