import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { apiRedeemRate } from './api-redeem-rate.mjs'
import { billMemory } from './bill-memory.mjs'
import { cacheFill } from './cache-fill.mjs'
import { decoder } from './decoder.mjs'
import { find } from './find.mjs'
import { hostileCodes } from './hostile-codes.mjs'
import { freezeProduct, inRepository } from './lib/folders.mjs'
import { describeMachine, untilQuiet } from './lib/machine.mjs'
import { rounded } from './lib/statistics.mjs'
import { tableOf } from './lib/table.mjs'
import { ledgerOpen } from './ledger-open.mjs'
import { memoryGrowth } from './memory-growth.mjs'
import { memoryIdle } from './memory-idle.mjs'
import { million } from './million.mjs'
import { outboxDrain } from './outbox-drain.mjs'
import { peers } from './peers.mjs'
import { printing } from './printing.mjs'
import { records } from './records.mjs'
import { redeemCommit } from './redeem-commit.mjs'
import { rules } from './rules.mjs'
import { stalls } from './stalls.mjs'
import { startup } from './startup.mjs'
import { verifyLedger } from './verify-ledger.mjs'

const BENCHES = [
  startup,
  redeemCommit,
  find,
  memoryIdle,
  memoryGrowth,
  billMemory,
  apiRedeemRate,
  outboxDrain,
  cacheFill,
  stalls,
  ledgerOpen,
  verifyLedger,
  printing,
  rules,
  hostileCodes,
  decoder,
  million,
  records,
  peers,
]
const PATIENT_LIMIT_MS = 600_000

const { values, positionals: words } = parseArgs({
  options: { patient: { type: 'boolean' }, scale: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const { patient } = values
/** Of the benches of a million: which part of it. */
const scale = Number(values.scale)
if (!(scale > 0 && scale <= 1)) throw new Error('--scale is more than 0 and at most 1')
const wanted = (name) => words.length === 0 || words.some((word) => name.includes(word))

/** Runs what was asked for, one after the other. Figures never fail a run; a bench that breaks does. */
async function main() {
  const benches = BENCHES.filter(({ names }) => names.some(wanted))
  if (benches.length === 0) throw new Error(`No figure has ${words.join(' or ')} in its name.`)
  freezeProduct()
  const machine = describeMachine()
  console.log(`Measured on ${inWords(machine)}`)
  const results = []
  let broken = 0
  for (const { names, run } of benches) {
    const load = await untilQuiet(patient ? PATIENT_LIMIT_MS : 0)
    console.log(`\n${names.filter(wanted).join(', ')} … (load ${load.toFixed(1)})`)
    try {
      for (const { note, ...figure } of await run(wanted, { scale })) {
        const { value, reference, ratio } = figure
        results.push({ ...figure, ...roundedAll({ value, reference, ratio }), machine })
        if (note) console.log(`  ${figure.name}: ${note}`)
      }
    } catch (error) {
      broken++
      console.error(error)
    }
  }
  writeFileSync(inRepository('bench-results.json'), `${JSON.stringify(results, null, 2)}\n`)
  console.log(`\n${tableOf(results)}\n\nWritten to bench-results.json`)
  return broken > 0 ? 1 : 0
}

function inWords({ cpu, cores, memory, platform, electron }) {
  return `${cpu}, ${cores} cores, ${memory}, ${platform}, Electron ${electron}`
}

function roundedAll(figures) {
  return Object.fromEntries(Object.entries(figures).map(([name, it]) => [name, rounded(it)]))
}

process.exit(await main())
