// @vitest-environment happy-dom
import { useScans } from '@renderer/stores/scans'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { field, openCounter, part, parts, press, type } from './counter-driver'
import { sheetOf, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
beforeEach(async () => {
  counter = await openCounter()
})
afterEach(() => counter.close())

async function scan(code: string): Promise<void> {
  useScans().offer(code)
  await flushPromises()
}

async function answer(found: unknown): Promise<void> {
  counter.bridge.answer('counter.find', found)
  await flushPromises()
}

const one = () => ({ kind: 'one', sheet: sheetOf([view('1')]) })

describe('what was scanned', () => {
  it('never stands in the field where its member is answered, however late', async () => {
    await scan('8800123')
    vi.advanceTimersByTime(2_000)
    await flushPromises()
    expect(field().value).toBe('')
    await answer(one())
    expect(field().value).toBe('')
    expect(part('member-head')).not.toBeNull()
  })

  it('is given up by whoever types on: its late answer touches nothing', async () => {
    await scan('8800123')
    await type('dyq')
    await answer({ kind: 'none' })
    expect([field().value, part('find-none'), useScans().answered]).toEqual(['dyq', null, null])
  })

  it('is given up by Escape, and so is what was typed and sent', async () => {
    const start = [
      () => scan('8800123'),
      async () => {
        await type('8800123')
        await press('Enter')
      },
    ]
    for (const ask of start) {
      await ask()
      await press('Escape')
      await answer(one())
      expect([field().value, part('member-head')]).toEqual(['', null])
    }
  })

  it('stands in the field, marked, where it names nobody: the next scan is in its place', async () => {
    await scan('8800123')
    await answer({ kind: 'none' })
    const { value, selectionStart, selectionEnd } = field()
    expect([value, selectionStart, selectionEnd]).toEqual(['8800123', 0, 7])
  })

  it('stands in the field where asking failed, and Enter asks again', async () => {
    await scan('8800123')
    counter.bridge.fail('counter.find', { code: 'api.timeout', seconds: 10 })
    await flushPromises()
    expect(field().value).toBe('8800123')
    await press('Enter')
    expect(counter.bridge.made('counter.find')).toEqual([0, 1].map(() => ({ text: '8800123' })))
  })

  it('leaves the page of nobody with one Escape', async () => {
    await scan('8800123')
    await answer({ kind: 'none' })
    expect(part('find-none')).not.toBeNull()
    await press('Escape')
    expect([field().value, part('find-none')]).toEqual(['', null])
  })
})

describe('nobody found in the middle of a sale', () => {
  const ticked = () => parts('coupon-row').map((row) => row.getAttribute('aria-selected'))
  const billField = () => part('bill-field') as HTMLInputElement
  const note = () => part('missed-note')?.textContent.trim() ?? null

  /** A member with two coupons, the first of them ticked. */
  async function begun(): Promise<void> {
    await scan('8800123')
    await answer({ kind: 'one', sheet: sheetOf([view('1'), view('2')]) })
    await press(' ')
  }
  async function miss(code = '6901234567892'): Promise<void> {
    await scan(code)
    await answer({ kind: 'none' })
  }

  it('leaves the member with ticks and bill, says so, and is marked in the field', async () => {
    await begun()
    billField().value = '268'
    billField().dispatchEvent(new Event('input'))
    await miss()
    expect(note()).toBe('没有找到“6901234567892”，林小满的这一单没有变。')
    expect(part('missed-note')?.getAttribute('role')).toBe('alert')
    expect([ticked(), billField().value]).toEqual([['true', 'false'], '268'])
    expect([part('find-none'), useScans().answered?.answer]).toEqual([null, 'none'])
    expect([part('announcer')?.textContent, field().selectionEnd]).toEqual(['没有找到', 13])
    expect(document.activeElement).toBe(field())
  })

  it('leaves a bill without any tick as well, also for what was typed', async () => {
    await begun()
    await press(' ')
    billField().value = '268'
    billField().dispatchEvent(new Event('input'))
    await type('x'.repeat(30))
    await press('Enter')
    await answer({ kind: 'none' })
    expect(note()).toContain(`“${'x'.repeat(24)}…”`)
    expect(billField().value).toBe('268')
  })

  it('closes a member on whom nothing was done', async () => {
    await begun()
    await press(' ')
    await miss()
    expect([part('member-head'), part('find-none') !== null, note()]).toEqual([null, true, null])
  })

  it('goes with the text first, then the note, then the ticks, by Escape', async () => {
    await begun()
    await miss()
    await press('Escape')
    expect([field().value, note() !== null]).toEqual(['', true])
    await press('Escape')
    expect([note(), ticked()]).toEqual([null, ['true', 'false']])
    await press('Escape')
    expect(ticked()).toEqual(['false', 'false'])
  })

  it('goes with the next question', async () => {
    await begun()
    await miss()
    await scan('8800123')
    expect(note()).toBeNull()
    await answer({ kind: 'one', sheet: sheetOf([view('1'), view('2')]) })
    expect([note(), ticked()]).toEqual([null, ['true', 'false']])
  })

  it('is asked again by Enter, and stands in nobody’s way of redeeming', async () => {
    await begun()
    await miss()
    await press('Enter')
    expect(counter.bridge.made('counter.find')).toHaveLength(3)
    await answer({ kind: 'none' })
    await press('F2')
    expect([field().value, note(), part('confirm-sheet') !== null]).toEqual(['', null, true])
    await press('Enter')
    expect(counter.bridge.made('counter.redeem')).toMatchObject([{ couponIds: ['1'] }])
  })
})
