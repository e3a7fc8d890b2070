import { writeSync } from 'node:fs'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import { openLedger, type OpenLedger } from '../../src-main/store/ledger'
import { createTerminal } from '../../src-main/terminal'
import type { CouponGateway } from '../../src-main/counter/ports'
import type { CrashPoint } from './crash-points'
import { terminalParts } from './terminal-parts'

// A terminal as a process of its own that stops dead at one point of the redeem path, so that the test can kill it
// exactly there. Started as: program.mjs <data folder> <api address> <token> <sale id | settle> <crash point>
// It works in training over that API, unless the data folder says otherwise.

const [folder = '', url = '', token = '', saleId = '', crashPoint] = process.argv.slice(2)

function say(word: string): void {
  writeSync(1, `${word}\n`)
}

/** Holds the whole process, locks and all, until it is killed. */
function passing(point: CrashPoint): void {
  if (point !== crashPoint) return
  say('held')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

function witnessedLedger(file: string): OpenLedger {
  const ledger = openLedger(file)
  return {
    ...ledger,
    recordSale(sale, check) {
      passing('before the transaction')
      const stored = ledger.recordSale(
        {
          ...sale,
          makeReceipt(number) {
            const receipt = sale.makeReceipt(number)
            passing('inside the transaction, with the receipt made')
            return receipt
          },
        },
        () => {
          check()
          passing('inside the transaction, before the rows')
        },
      )
      passing('after the commit, before anything is sent')
      return stored
    },
    advance(requestId, state, cause, at) {
      if (state === 'sending') passing('before the row "sending"')
      if (state === 'accepted') passing('before the row "accepted"')
      if (state === 'unknown') passing('before the row "unknown"')
      const redemption = ledger.advance(requestId, state, cause, at)
      if (state === 'sending') passing('after the row "sending"')
      if (state === 'accepted') passing('after the row "accepted"')
      if (state === 'unknown') passing('after the row "unknown"')
      return redemption
    },
  }
}

function witnessedGateway(gateway: CouponGateway): CouponGateway {
  return new Proxy(gateway, {
    get(target, name, receiver) {
      if (name === 'redeem') {
        return async (order: Parameters<CouponGateway['redeem']>[0]) => {
          passing('the request is ready, not sent')
          const outcome = await target.redeem(order)
          passing('the server has done it, the answer is not read')
          return outcome
        }
      }
      if (name === 'fateOf') {
        return async (question: Parameters<CouponGateway['fateOf']>[0]) => {
          passing('before it is looked up')
          const fate = await target.fateOf(question)
          passing('it is looked up, nothing is written')
          return fate
        }
      }
      return Reflect.get(target, name, receiver) as unknown
    },
  })
}

const terminal = createTerminal({
  ...terminalParts(folder, { url, token }),
  openLedger: witnessedLedger,
  makeGateway: (...args) => witnessedGateway(createGateway(...args)),
})
const { handlers } = terminal
if (saleId === 'settle') {
  await handlers['sales.settleNow'](null)
} else {
  const { mode } = await handlers['session.get'](null)
  if (mode === 'none') await handlers['session.startTraining'](null)
  await handlers['shops.choose']({ shopId: '2' })
  await handlers['counter.find']({ text: '10001' })
  await handlers['counter.redeem']({ saleId, memberId: '10001', couponIds: ['501'], billFen: null })
  await handlers['sales.settleNow'](null)
}
await terminal.close()
say('done')
