import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { bundleProgram } from '../support/bundle.mjs'
import { BEFORE_COMMIT, CRASH_POINTS, SETTLING_POINTS } from '../support/crash-points'
import { COUPON, readBook, runTerminal, timesRedeemed, type Run } from '../support/crash-runs'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'

let program: string
beforeAll(async () => {
  program = await bundleProgram('crashing-terminal', 'own-api')
})

async function aShop() {
  const api = await startEmbeddedApi({ coupons: [{ id: COUPON }] })
  onTestFinished(() => api.close())
  const folder = tempFolder()
  const run = (part: Pick<Run, 'saleId' | 'at'>) => runTerminal({ program, folder, api, ...part })
  return { api, folder, run, saleId: randomUUID() }
}

/** What the ledger on the disk and the back end say of the coupon. */
async function truth(folder: string, api: InProcessApi, saleId: string) {
  const { states, open } = readBook(folder, 'training', saleId)
  return { states, open, redeemedAtServer: await timesRedeemed(api) }
}

const nothingHappened = { states: [], open: 0, redeemedAtServer: 0 }
const redeemedOnce = { states: ['accepted'], open: 0, redeemedAtServer: 1 }

describe('kill -9 on the redeem path', () => {
  it.each(CRASH_POINTS)(
    '%s: nothing is lost, doubled or in doubt after the restart',
    async (at) => {
      const { api, folder, run, saleId } = await aShop()
      expect(await run({ saleId, at })).toBe('killed')
      expect(await run({})).toBe('done')
      const afterRestart = await truth(folder, api, saleId)
      expect(afterRestart).toEqual(BEFORE_COMMIT.includes(at) ? nothingHappened : redeemedOnce)
      // The cashier who saw no answer redeems again: the same sale, whatever happened before.
      expect(await run({ saleId })).toBe('done')
      expect(await truth(folder, api, saleId)).toEqual(redeemedOnce)
    },
  )
})

describe('kill -9 again, while the restart settles what is open', () => {
  it.each(SETTLING_POINTS)('%s: the start after that goes on', async (at) => {
    const { api, folder, run, saleId } = await aShop()
    expect(await run({ saleId, at: 'the server has done it, the answer is not read' })).toBe(
      'killed',
    )
    expect(await run({ at })).toBe('killed')
    expect(await truth(folder, api, saleId)).toMatchObject({ open: 1, redeemedAtServer: 1 })
    expect(await run({})).toBe('done')
    expect(await truth(folder, api, saleId)).toEqual(redeemedOnce)
  })
})
