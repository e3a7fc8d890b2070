// @vitest-environment happy-dom
import { LEAVE_AFTER_MS } from '@renderer/stores/counter-sale'
import type { Cause, Redemption } from '@shared/domain/redemption'
import type { RedemptionState } from '@shared/domain/redemption-state'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openCounter, part, parts, press, type } from './counter-driver'
import { NOW, saleOf, sheetOf, view } from './counter-fixtures'

const WINDOW_MS = 600_000
const confirmed: Cause = { code: 'confirmed', remoteId: '9' }
let counter: Awaited<ReturnType<typeof openCounter>>
let bridge: typeof counter.bridge
let seq: number
beforeEach(() => void (seq = 100))
afterEach(() => counter.close())

async function tell(old: Redemption, state: RedemptionState, cause: Cause): Promise<Redemption> {
  const now: Redemption = { ...old, state, cause, seq: ++seq, stateAt: Date.now() }
  bridge.tell(now)
  await flushPromises()
  return now
}
/** Redeems two coupons, each with this fate, at a terminal whose back end undoes for `undoWindowMs`. */
async function redeem(undoWindowMs: number | null, ...fates: [RedemptionState, Cause][]) {
  counter = await openCounter({ undoWindowMs })
  bridge = counter.bridge
  await type('2046')
  await press('Enter')
  bridge.answer('counter.find', { kind: 'one', sheet: sheetOf([view('1'), view('2')]) })
  await flushPromises()
  await press('a', { ctrlKey: true })
  await press('F2')
  await press('Enter')
  bridge.redeem()
  await flushPromises()
  const [input] = bridge.made('counter.redeem') as Parameters<typeof saleOf>
  const sale = saleOf(input)
  const told: Redemption[] = []
  for (const [index, old] of sale.redemptions.entries()) {
    const [state, cause] = fates[index] ?? ['accepted', confirmed]
    told.push(await tell(old, state, cause))
  }
  return { ...sale, redemptions: told }
}
const outcome = () => part('result')?.dataset['outcome']
const words = (name: string) => part(name)?.textContent?.trim()
const tick = async (ms: number) => {
  vi.advanceTimersByTime(ms)
  await flushPromises()
}

describe('the way back', () => {
  it('asks once, calls once with what is asked about, and shows the answer in place', async () => {
    const sale = await redeem(WINDOW_MS)
    expect(words('take-back-left')).toBe('还可撤销 10:00')
    await tick(LEAVE_AFTER_MS)
    // Not over a question that is asked already.
    const other = document.body.appendChild(document.createElement('dialog'))
    other.open = true
    await press('F9')
    expect(part('take-back-dialog')).toBeNull()
    other.remove()
    await press('F9')
    await press('F9')
    expect(parts('take-back-dialog')).toHaveLength(1)
    expect(parts('take-back-line').map((line) => line.textContent)).toEqual([
      '券 1−10.00',
      '券 2−10.00',
    ])
    const yes = part('take-back-confirm')
    expect(document.activeElement).toBe(yes)
    yes?.click()
    yes?.click()
    await flushPromises()
    const requestIds = sale.redemptions.map(({ requestId }) => requestId)
    expect(bridge.made('sales.void')).toEqual([{ saleId: sale.saleId, requestIds }])

    const undoing = sale.redemptions.map((old): Redemption => ({
      ...old,
      state: 'undoing',
      cause: { code: 'undoAsked', by: '王收银' },
      seq: ++seq,
    }))
    bridge.answer('sales.void', { ...sale, redemptions: undoing })
    await flushPromises()
    expect([outcome(), part('take-back-dialog'), part('take-back')]).toEqual([
      'undoing',
      null,
      null,
    ])
    for (const old of undoing) await tell(old, 'voided', { code: 'undone' })
    expect([outcome(), words('result-title')]).toEqual(['voided', '已撤销 2 张'])
    expect(part('receipt')?.dataset['stamp']).toBe('stampVoided')
    expect(part('announcer')?.textContent).toContain('已撤销 2 张')

    // The second half of a double Enter does not skip what came of it.
    await press('Enter')
    expect(outcome()).toBe('voided')
    await tick(LEAVE_AFTER_MS)
    await press('Enter')
    expect(part('result')).toBeNull()
  })

  it('is over when the time is, and says so', async () => {
    await redeem(WINDOW_MS)
    // A hand on the keyboard: the result stays.
    await press('Shift')
    await tick(19_000)
    expect(words('take-back-left')).toBe('还可撤销 9:41')
    await tick(WINDOW_MS - 20_000)
    expect(words('take-back-left')).toBe('还可撤销 0:01')
    await tick(1000)
    expect([part('take-back'), part('take-back-left')]).toEqual([null, null])
    expect(words('take-back-obstacle')).toBe('已超过 10 分钟，不能撤销')
    await press('F9')
    expect(part('take-back-dialog')).toBeNull()
  })

  it('is not offered where the back end cannot undo, and the screen says so', async () => {
    await redeem(null)
    expect(part('take-back')).toBeNull()
    expect(words('take-back-obstacle')).toBe('这个券接口不能撤销核销')
  })

  it.each<[string, RedemptionState, Cause]>([
    ['refused', 'refused', { code: 'refusedByApi', apiCode: 4, info: '' }],
    ['not known yet', 'unknown', { code: 'noAnswer', problem: 'api.timeout' }],
  ])('is not spoken of where all was %s', async (_, state, cause) => {
    await redeem(WINDOW_MS, [state, cause], [state, cause])
    expect([part('take-back'), part('take-back-obstacle')]).toEqual([null, null])
  })

  it('takes only what can be taken back, without a limit where it was not sent', async () => {
    const unsent: Cause = { code: 'notSent', problem: 'api.unreachable' }
    const sale = await redeem(
      null,
      ['unknown', { code: 'noAnswer', problem: 'api.timeout' }],
      ['pending', unsent],
    )
    expect([words('take-back'), part('take-back-left')]).toEqual(['撤销 1 张F9', null])
    await press('F9')
    part('take-back-confirm')?.click()
    await flushPromises()
    expect(bridge.made('sales.void')).toEqual([
      { saleId: sale.saleId, requestIds: [sale.redemptions[1]?.requestId] },
    ])
  })

  it('shows why the terminal refuses, and may be tried again', async () => {
    await redeem(WINDOW_MS)
    await press('F9')
    part('take-back-confirm')?.click()
    await flushPromises()
    bridge.fail('sales.void', { code: 'void.onItsWay', title: '券 1' })
    await flushPromises()
    expect(part('take-back-dialog')).toBeNull()
    expect(document.querySelector('[data-problem="void.onItsWay"]')?.textContent).toContain('券 1')
    await press('F9')
    expect(document.querySelector('[data-problem]')).toBeNull()
    expect(part('take-back-dialog')).not.toBeNull()
  })

  it('shows why the back end refused, and is not offered again', async () => {
    const sale = await redeem(WINDOW_MS)
    for (const old of sale.redemptions) {
      const undoing = await tell(old, 'undoing', { code: 'undoAsked', by: '王收银' })
      await tell(undoing, 'accepted', { code: 'undoRefused', apiCode: 2020, info: '超过时限' })
    }
    expect(outcome()).toBe('done')
    expect(parts('result-line')[0]?.textContent).toContain('服务器：超过时限')
    expect(part('announcer')?.textContent).toContain('服务器：超过时限')
    expect([part('take-back'), words('take-back-obstacle')]).toEqual([null, '这次核销不能撤销'])
  })

  it('does not leave the result by itself while it asks, nor does a scan say yes', async () => {
    await redeem(WINDOW_MS)
    part('take-back')?.click()
    await flushPromises()
    await tick(60_000)
    expect(part('take-back-dialog')).not.toBeNull()
    await press('6')
    expect(part('take-back-dialog')).toBeNull()
    expect(bridge.made('sales.void')).toEqual([])
    expect(outcome()).toBe('done')
  })

  it("counts by the server's clock", async () => {
    await redeem(WINDOW_MS)
    bridge.emit('status.changed', {
      line: { state: 'online', latencyMs: 9, lastAnswerAt: NOW },
      unsettled: { pending: 0, unknown: 0 },
      clock: { state: 'trusted', offsetMs: 120_000 },
      allowance: null,
      exceptions: 0,
      cache: { phase: 'off', done: 0, total: null, asOf: null },
    })
    await flushPromises()
    expect(words('take-back-left')).toBe('还可撤销 8:00')
  })
})
