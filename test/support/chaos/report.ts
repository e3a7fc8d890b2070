import type { ChaosReport } from './run'

const SHOWN = 20

/** What a run prints: what was done, and last what is promised. */
export function reportOf(report: ChaosReport): string {
  const { seed, ops, counts, states, faults, workedMs, drainedMs } = report
  const faulty = Object.values(faults).reduce((sum, count) => sum + count, 0)
  return [
    `seed ${seed}, ops ${ops}: ${seconds(workedMs)} s, drained after ${seconds(drainedMs)} s`,
    `  orders recorded ${counts.redeemed}, taken back ${counts.voided}, turned away: ${pairs(counts.turnedAway)}`,
    ...problemsOf(report),
    `  entries ${report.entries}: ${pairs(states)}`,
    `  faults ${faulty}: ${pairs(faults)}`,
    `  lost ${report.lost.length}, doubled ${report.doubled.length}, undecided ${report.undecided.length}, wrong ${report.wrong.length}`,
  ].join('\n')
}

/** True when the run kept every promise. */
export function isClean({ lost, doubled, undecided, wrong }: ChaosReport): boolean {
  return lost.length + doubled.length + undecided.length + wrong.length === 0
}

function problemsOf(report: ChaosReport): string[] {
  return (['lost', 'doubled', 'undecided', 'wrong'] as const).flatMap((kind) =>
    report[kind].slice(0, SHOWN).map((problem) => `  ${kind}: ${problem}`),
  )
}

function pairs(numbers: Record<string, number>): string {
  const sorted = Object.entries(numbers).sort(([a], [b]) => a.localeCompare(b))
  return sorted.map(([name, count]) => `${name} ${count}`).join(', ') || 'none'
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
