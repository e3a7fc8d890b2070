import { beforeAll, describe, expect, it } from 'vitest'
import { bundleProgram } from '../support/bundle.mjs'
import { reportOf } from '../support/chaos/report'
import { runChaos } from '../support/chaos/run'

let program: string
beforeAll(async () => {
  program = await bundleProgram('chaos/terminal-program', 'chaos', { inline: true })
})

describe('terminals over lines full of faults', () => {
  // A longer one: npm run chaos -- --seed N --ops M
  it.each([1, 2])(
    'lose, double and leave in doubt nothing, with seed %i',
    async (seed) => {
      const report = await runChaos({ program, seed, ops: 150 })
      const { lost, doubled, undecided, wrong } = report
      expect({ lost, doubled, undecided, wrong }, reportOf(report)).toEqual({
        lost: [],
        doubled: [],
        undecided: [],
        wrong: [],
      })
      expect(report.entries).toBeGreaterThan(75)
      expect(report.states.refused).toBeGreaterThan(0)
      expect(report.faults['kill -9']).toBeGreaterThan(0)
    },
    180_000,
  )
})
