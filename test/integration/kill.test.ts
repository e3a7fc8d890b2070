import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openLedger } from '../../src-main/store/ledger'
import { bundleProgram } from '../support/bundle'
import { CRASH_POINTS, type CrashPoint } from '../support/crash-points'
import { startEmbeddedApi, type InProcessApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'

let program: string
beforeAll(async () => {
  program = await bundleProgram('crashing-terminal')
})

/** Runs the terminal until it is done, or kills it the moment it is held at a crash point. */
async function run(
  folder: string,
  api: InProcessApi,
  saleId: string,
  crashPoint = '',
): Promise<'done' | 'killed'> {
  const child = spawn(process.execPath, [program, folder, api.url, api.token, saleId, crashPoint], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  let end: 'done' | 'killed' | undefined
  createInterface({ input: child.stdout }).on('line', (word) => {
    if (word === 'done') end = 'done'
    if (word !== 'held') return
    end = 'killed'
    child.kill('SIGKILL')
  })
  await once(child, 'close')
  if (!end) throw new Error(`the terminal ended by itself (${child.exitCode})`)
  return end
}

/** What the ledger on the disk and the back end say of coupon 501. */
async function truth(folder: string, api: InProcessApi, saleId: string) {
  const ledger = openLedger(join(folder, 'ledger.db'))
  const states = ledger.sale(saleId)?.redemptions.map(({ state }) => state) ?? []
  const open = ledger.open('training').length
  ledger.close()
  const records = (await api.call('/auditelecoupon/getlist', { page: 1, limit: 100 })).data as {
    mem_coupon_id: number
  }[]
  return {
    states,
    open,
    redeemedAtServer: records.filter(({ mem_coupon_id }) => mem_coupon_id === 501).length,
  }
}

const BEFORE_COMMIT: readonly CrashPoint[] = CRASH_POINTS.slice(0, 3)

describe('kill -9 on the redeem path', () => {
  it.each(CRASH_POINTS)(
    '%s: nothing is lost, doubled or in doubt after the restart',
    async (point) => {
      const api = await startEmbeddedApi({ coupons: [{ id: 501 }] })
      onTestFinished(() => api.close())
      const folder = tempFolder()
      const saleId = randomUUID()
      expect(await run(folder, api, saleId, point)).toBe('killed')
      expect(await run(folder, api, 'settle')).toBe('done')
      const nothingHappened = { states: [], open: 0, redeemedAtServer: 0 }
      const redeemedOnce = { states: ['accepted'], open: 0, redeemedAtServer: 1 }
      const afterRestart = await truth(folder, api, saleId)
      expect(afterRestart).toEqual(BEFORE_COMMIT.includes(point) ? nothingHappened : redeemedOnce)
      // The cashier who saw no answer redeems again: the same sale, whatever happened before.
      expect(await run(folder, api, saleId)).toBe('done')
      expect(await truth(folder, api, saleId)).toEqual(redeemedOnce)
    },
  )
})
