// @vitest-environment happy-dom
import { useScans } from '@renderer/stores/scans'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { field, openCounter, part, press, type } from './counter-driver'
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
