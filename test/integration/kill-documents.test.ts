import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { connectionId } from '../../src-main/session/link'
import { bundleProgram } from '../support/bundle.mjs'
import { BEFORE_COMMIT, CRASH_POINTS, SETTLING_POINTS } from '../support/crash-points'
import { COUPON, readBook, runTerminal, timesRedeemed, type Run } from '../support/crash-runs'
import {
  passOn,
  REDEEM,
  startDocumentOnly,
  type Call,
  type DocumentOnlyBackEnd,
} from '../support/document-only-back-end'
import { startEmbeddedApi } from '../support/embedded-api'
import { connectionTo } from '../support/fault-server'
import { tempFolder } from '../support/temp-folder'

// The same as kill.test.ts against a back end that has nothing but the seven calls of document 000: no request id to
// ask by, no shop but the one that its records name. What then decides: docs/decisions/03-unknown-is-looked-up.md.

let program: string
beforeAll(async () => {
  program = await bundleProgram('crashing-terminal', 'documents')
})

/** The terminal's shop in every run. */
const SHOP = 2

async function aShop(options: { shopId?: number } = {}) {
  const api = await startEmbeddedApi({ coupons: [{ id: COUPON }] })
  onTestFinished(() => api.close())
  const backEnd = await startDocumentOnly(api, options)
  onTestFinished(() => backEnd.close())
  const folder = tempFolder()
  const connection = connectionTo(backEnd.url)
  const shop = { id: String(SHOP), name: '测试店2' }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify({ connection, shop }))
  const saleId = randomUUID()
  return {
    api,
    backEnd,
    saleId,
    run: (part: Pick<Run, 'saleId' | 'at' | 'when'>) =>
      runTerminal({ program, folder, api: backEnd, ...part }),
    /** What the ledger on the disk, the back end and the way between them say of the coupon. */
    async truth() {
      const { states, causes, open } = readBook(folder, connectionId(connection), saleId)
      const redeemedAtServer = await timesRedeemed(api)
      return { states, causes, open, redeemedAtServer, asked: backEnd.redeems() }
    },
  }
}

const done = { states: ['accepted'], open: 0, redeemedAtServer: 1 }
const nothing = { states: [], open: 0, redeemedAtServer: 0, asked: 0 }

/** Does this with the next redemption that comes; all else passes. Resolves when it is done. */
function onRedeem(backEnd: DocumentOnlyBackEnd, work: (call: Call) => unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    backEnd.handle = (call) => {
      if (call.path !== REDEEM) return passOn(call)
      backEnd.handle = passOn
      Promise.resolve(work(call)).then(() => resolve(), reject)
    }
  })
}

describe('kill -9 on the redeem path, with documented calls alone', () => {
  it.each(CRASH_POINTS)('%s: settled, once, and asked for once', async (at) => {
    const { run, truth, saleId } = await aShop()
    expect(await run({ saleId, at })).toBe('killed')
    expect(await run({})).toBe('done')
    const lost = BEFORE_COMMIT.includes(at)
    expect(await truth()).toMatchObject(lost ? nothing : { ...done, asked: 1 })
    if (!lost) return
    expect(await run({ saleId })).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })

  it.each(SETTLING_POINTS)('%s, while the restart settles: settled all the same', async (at) => {
    const { run, truth, saleId } = await aShop()
    await run({ saleId, at: 'the server has done it, the answer is not read' })
    expect(await run({ at })).toBe('killed')
    expect(await truth()).toMatchObject({ open: 1, redeemedAtServer: 1 })
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })

  it("in the middle of the answer's body", async () => {
    const { backEnd, run, truth, saleId } = await aShop()
    const when = onRedeem(backEnd, async (call) => call.replyHalf(await call.perform()))
    expect(await run({ saleId, when })).toBe('killed')
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })
})

describe('a request that was still on its way when the terminal was killed', () => {
  it('arrives before the restart looks: it was ours', async () => {
    const { backEnd, run, truth, saleId } = await aShop()
    let late: Call | undefined
    const when = onRedeem(backEnd, (call) => (late = call))
    expect(await run({ saleId, when })).toBe('killed')
    await late?.perform()
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })

  it('arrives after it was looked up and sent again: the refusal of the second is not believed', async () => {
    const { backEnd, run, truth, saleId } = await aShop()
    let late: Call | undefined
    const when = onRedeem(backEnd, (call) => (late = call))
    expect(await run({ saleId, when })).toBe('killed')
    const refusal = onRedeem(backEnd, async (second) => {
      await late?.perform()
      const answer = await second.perform()
      expect(answer.code).toBe(2001)
      second.reply(answer)
    })
    expect(await run({})).toBe('done')
    await refusal
    expect(await truth()).toMatchObject({
      ...done,
      causes: [{ code: 'foundRedeemedByUs' }],
      asked: 2,
    })
  })
})

describe('what the documents leave open', () => {
  const point = 'the request is ready, not sent'

  it('somebody else redeems it meanwhile and no shop is told: taken for ours, and not sent', async () => {
    const { api, run, truth, saleId } = await aShop()
    await run({ saleId, at: point })
    await api.call(REDEEM, { mem_coupon_id: COUPON })
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({
      ...done,
      causes: [{ code: 'foundRedeemedByUs' }],
      asked: 0,
    })
  })

  it('another shop redeems it meanwhile and the records tell: refused, and not sent', async () => {
    const { api, run, truth, saleId } = await aShop({ shopId: SHOP })
    await run({ saleId, at: point })
    await api.call(REDEEM, { mem_coupon_id: COUPON, shop_id: SHOP + 1 })
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({
      states: ['refused'],
      causes: [{ code: 'redeemedElsewhere' }],
      open: 0,
      redeemedAtServer: 1,
      asked: 0,
    })
  })

  it('our shop redeemed it and the records tell: ours', async () => {
    const { run, truth, saleId } = await aShop({ shopId: SHOP })
    await run({ saleId, at: 'the server has done it, the answer is not read' })
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })

  it('no call tells of a single coupon: the list of redemptions decides', async () => {
    const { backEnd, run, truth, saleId } = await aShop()
    await run({ saleId, at: 'the server has done it, the answer is not read' })
    backEnd.handle = (call) =>
      call.path.endsWith('/couponinfo')
        ? call.reply({ code: 1, info: '没有权限', data: null })
        : passOn(call)
    expect(await run({})).toBe('done')
    expect(await truth()).toMatchObject({ ...done, asked: 1 })
  })

  it.each(['the server has done it, the answer is not read', point] as const)(
    '%s, and the back end does not say: unknown and never sent, until it says',
    async (at) => {
      const { backEnd, run, truth, saleId } = await aShop()
      await run({ saleId, at })
      const before = await truth()
      backEnd.handle = (call) =>
        /couponinfo|getlist$/.test(call.path) ? call.fail(500) : passOn(call)
      expect(await run({})).toBe('done')
      expect(await truth()).toMatchObject({
        states: ['unknown'],
        open: 1,
        redeemedAtServer: before.redeemedAtServer,
        asked: before.asked,
      })
      backEnd.handle = passOn
      expect(await run({})).toBe('done')
      expect(await truth()).toMatchObject({ ...done, asked: 1 })
    },
  )
})
