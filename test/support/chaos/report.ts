import type { Verdict } from './checks'
import type { KillReport } from './kill-run'
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
    promiseOf(report),
  ].join('\n')
}

/** The same of a kill run. */
export function killReportOf(report: KillReport): string {
  const { seed, kills, struck, states, workedMs } = report
  const byKind = Object.entries(struck).map(
    ([kind, { all, inside }]) => `${kind} ${all} (${inside} before its end)`,
  )
  return [
    `seed ${seed}, kills ${kills}: ${seconds(workedMs)} s`,
    `  kill -9 in ${byKind.join(', ')}`,
    ...problemsOf(report),
    `  entries ${report.entries}: ${pairs(states)}`,
    promiseOf(report),
  ].join('\n')
}

/** True when the run kept every promise. */
export function isClean({ lost, doubled, undecided, wrong }: Verdict): boolean {
  return lost.length + doubled.length + undecided.length + wrong.length === 0
}

function promiseOf({ lost, doubled, undecided, wrong }: Verdict): string {
  return `  lost ${lost.length}, doubled ${doubled.length}, undecided ${undecided.length}, wrong ${wrong.length}`
}

function problemsOf(report: Verdict): string[] {
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
