import { writeSync } from 'node:fs'
import { silentLog } from '../../src-main/log'
import { createPrinting, NO_SYSTEM } from '../../src-main/printing/printing'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import type { PrintCrashPoint } from './print-crash-points'
import { aPrinter, noPictures, paperRules } from './papers'

// The print queue as a process of its own that stops dead at one point, so that the test can kill it exactly there.
// Started as: program.mjs <ledger> <printer's port> <whether it answers> <layout> <crash point>

const [file = '', port = '', answers = '', own = '', crashPoint] = process.argv.slice(2)

function say(word: string): void {
  writeSync(1, `${word}\n`)
}

/** Holds the whole process, locks and all, until it is killed. */
function passing(point: PrintCrashPoint): void {
  if (point !== crashPoint) return
  say('held')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

function witnessed(ledger: OpenLedger): OpenLedger {
  return {
    ...ledger,
    advancePrint(jobId, state, ...of) {
      const isEnd = state === 'printed' || state === 'sent'
      if (state === 'sending') passing('before the row "sending"')
      if (isEnd) passing('all of it is out, nothing is written')
      const job = ledger.advancePrint(jobId, state, ...of)
      if (state === 'sending') passing('after the row "sending"')
      if (isEnd) passing('after the row that it is out')
      return job
    },
  }
}

const ledger = openLedger(file)
const place = { kind: 'network' as const, host: '127.0.0.1', port: Number(port) }
const customer = { printerId: null, copies: 1, template: { own } }
const rules = paperRules({ printers: [aPrinter({ place, answers: answers === 'true' })], customer })
const printing = createPrinting({
  ledger: witnessed(ledger),
  rules: () => rules,
  clock: { now: () => Date.parse('2026-03-04T02:00:10Z') },
  log: silentLog,
  system: { ...NO_SYSTEM, draw: noPictures },
  changed() {
    if (printing.status().waiting > 0) return
    // Once the queue itself has come to its end.
    setImmediate(() => {
      void printing.stop().then(() => {
        ledger.close()
        say('done')
      })
    })
  },
})
printing.begin()
