import { beforeAll, describe, expect, it } from 'vitest'
import { bundleProgram } from '../support/bundle.mjs'
import type { Verdict } from '../support/chaos/checks'
import { runKills } from '../support/chaos/kill-run'
import { killReportOf, reportOf } from '../support/chaos/report'
import { runChaos } from '../support/chaos/run'

let program: string
let thread: string
beforeAll(async () => {
  program = await bundleProgram('chaos/terminal-program', 'chaos', { inline: true })
  thread = await bundleProgram('ledger-thread', 'chaos')
})

const KEPT = { lost: [], doubled: [], undecided: [], wrong: [] }
const broken = ({ lost, doubled, undecided, wrong }: Verdict) => ({
  lost,
  doubled,
  undecided,
  wrong,
})

// Longer ones: npm run chaos -- --seed N --ops M, and --kills K instead of --ops M.
describe('terminals over lines full of faults', () => {
  it('lose, double and leave in doubt nothing', async () => {
    const report = await runChaos({ program, seed: 1, ops: 150 })
    expect(broken(report), reportOf(report)).toEqual(KEPT)
    expect(report.entries).toBeGreaterThanOrEqual(150)
    expect(report.states.refused).toBeGreaterThan(0)
    expect(report.faults['kill -9']).toBeGreaterThan(0)
  }, 180_000)
})

describe('terminals killed while they redeem, send, settle, back up and migrate', () => {
  it('lose, double and leave in doubt nothing', async () => {
    const report = await runKills({ program, thread, seed: 1, kills: 20 })
    expect(broken(report), killReportOf(report)).toEqual(KEPT)
    const kills = Object.values(report.struck).map(({ all }) => all)
    expect(kills).toEqual([4, 4, 4, 4, 4])
    expect(report.states.accepted).toBeGreaterThanOrEqual(16)
  }, 180_000)
})
