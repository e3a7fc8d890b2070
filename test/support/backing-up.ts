import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { backUp } from '../../src-main/store/keeper/back-up'
import { openLedger } from '../../src-main/store/ledger'
import { writeSales } from './damaged-ledgers'

// Makes backups one after the other and says a word in the middle of each, until it is killed.
// Started as: program.mjs <data folder>

const [folder = ''] = process.argv.slice(2)
const ledger = openLedger(join(folder, 'ledger.db'))
for (let at = Date.now(); ; at += 1_000) {
  writeSales(ledger, 2)
  const under = backUp(folder, at)
  setImmediate(() => writeSync(1, 'in the middle\n'))
  await under
}
