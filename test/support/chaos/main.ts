import { parseArgs } from 'node:util'
import { isClean, reportOf } from './report'
import { runChaos } from './run'

const { values } = parseArgs({
  options: {
    program: { type: 'string' },
    seed: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    ops: { type: 'string', default: '10000' },
    keep: { type: 'boolean', default: false },
  },
})

const first = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed)
let clean = true
for (let seed = first; seed < first + Number(values.seeds); seed++) {
  console.log(`npm run chaos -- --seed ${seed} --ops ${values.ops}`)
  const report = await runChaos({
    program: values.program ?? '',
    seed,
    ops: Number(values.ops),
    keep: values.keep,
  })
  console.log(reportOf(report))
  if (values.keep) console.log(`  kept: ${report.folder}`)
  clean &&= isClean(report)
}
process.exit(clean ? 0 : 1)
