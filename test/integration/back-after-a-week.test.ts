import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Status } from '@shared/domain/view'
import { readApi, readBook } from '../support/chaos/books'
import { judgeRun } from '../support/chaos/checks'
import { provision } from '../support/chaos/provision'
import { startEmbeddedApi } from '../support/embedded-api'
import { startProxy } from '../support/fault-proxy'
import { tempFolder } from '../support/temp-folder'
import { openTestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'

const DAY_MS = 86_400_000
const MEMBERS = 200
const COUPONS_EACH = 10
const NO_LIMIT = { count: null, totalFen: null }
const NO_RULES = {
  maxHoursSinceContact: null,
  staleAfterHours: null,
  perTerminal: NO_LIMIT,
  perMember: NO_LIMIT,
  perTemplate: NO_LIMIT,
}

it('2,000 redemptions of a week without a line: all sent when it is back, each once, in their order', async () => {
  let away = 0
  const now = () => Date.now() + away
  const folder = tempFolder()
  const place = join(folder, 'terminal')
  mkdirSync(place)
  const data = join(folder, 'api.db')
  const coupons = Array.from({ length: MEMBERS * COUPONS_EACH }, (_, index) => ({
    id: 100_001 + index,
    memberId: 20_001 + Math.floor(index / COUPONS_EACH),
  }))
  const api = await startEmbeddedApi({ data, coupons, clock: now })
  onTestFinished(() => api.close())
  const line = await startProxy(api.url)
  onTestFinished(() => line.cut())
  provision(place, { baseUrl: line.url, token: api.token, terminal: 0, shop: 1 }, NO_RULES)
  const terminal = openTestTerminal({
    ...terminalParts(place, { url: '', token: '' }),
    localNow: now,
    steadyNow: () => performance.now() + away,
    pullAfterMs: 0x7fffffff,
  })
  const members = Array.from({ length: MEMBERS }, (_, index) => String(20_001 + index))
  for (const memberId of members) {
    await terminal.ask('counter.openMember', { memberId, fresh: true })
  }
  // What was said goes into the cache behind the answer.
  await new Promise(setImmediate)
  await line.cut()
  const acknowledged = []
  // Two rounds, so that each member has an earlier and a later sale.
  for (const half of [0, 1]) {
    for (const memberId of members) {
      away += (7 * DAY_MS) / MEMBERS / 2
      const { coupons: all } = await terminal.ask('counter.openMember', { memberId, fresh: false })
      const ids = all.map(({ coupon }) => coupon.id).sort()
      const couponIds = ids.slice(half * 5, half * 5 + 5)
      const saleId = crypto.randomUUID()
      const sale = await terminal.ask('counter.redeem', {
        saleId,
        memberId,
        couponIds,
        billFen: null,
      })
      acknowledged.push({ saleId, number: sale.receipt.number, couponIds })
    }
  }
  const { unsettled } = await terminal.ask('status.get', null)
  // A few are being tried at this moment.
  expect(unsettled.pending + unsettled.unknown).toBe(MEMBERS * COUPONS_EACH)

  const drained = terminal.heard('status.changed', ({ unsettled: left }: Status) => {
    return left.pending + left.unknown === 0
  })
  await line.mend()
  await terminal.ask('sales.settleNow', null)
  await drained
  await terminal.close()

  const book = readBook(join(place, 'ledger.db'))
  const verdict = judgeRun({
    books: [book],
    api: readApi(data),
    acknowledged: [acknowledged],
    mayExpire: new Set(),
  })
  expect(verdict).toEqual({
    entries: MEMBERS * COUPONS_EACH,
    states: { accepted: MEMBERS * COUPONS_EACH },
    lost: [],
    doubled: [],
    undecided: [],
    wrong: [],
  })
}, 120_000)
