import { parseArgs } from 'node:util'
import { runKills } from './kill-run'
import { isClean, killReportOf, reportOf } from './report'
import { runChaos } from './run'

const { values } = parseArgs({
  options: {
    program: { type: 'string', default: '' },
    thread: { type: 'string', default: '' },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    ops: { type: 'string', default: '10000' },
    kills: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})
const { program, thread, keep } = values

const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
let clean = true
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  const report = values.kills === undefined ? await faults(seed) : await kills(seed)
  if (keep) console.log(`  kept: ${report.folder}`)
  clean &&= isClean(report)
}
process.exit(clean ? 0 : 1)

async function faults(seed: number) {
  console.log(`npm run chaos -- --seed ${seed} --ops ${values.ops}`)
  const report = await runChaos({ program, seed, ops: Number(values.ops), keep })
  console.log(reportOf(report))
  return report
}

async function kills(seed: number) {
  console.log(`npm run chaos -- --seed ${seed} --kills ${values.kills}`)
  const report = await runKills({ program, thread, seed, kills: Number(values.kills), keep })
  console.log(killReportOf(report))
  return report
}
