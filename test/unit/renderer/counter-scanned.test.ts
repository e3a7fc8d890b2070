// @vitest-environment happy-dom
import { useScans } from '@renderer/stores/scans'
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { field, openCounter, part, press } from './counter-driver'
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
  it('never stands in the field where its member is answered at once', async () => {
    await scan('8800123')
    vi.advanceTimersByTime(99)
    await flushPromises()
    expect(field().value).toBe('')
    await answer(one())
    vi.advanceTimersByTime(1_000)
    await flushPromises()
    expect(field().value).toBe('')
    expect(part('member-head')).not.toBeNull()
  })

  it('stands in the field where the answer takes a while, and goes with it', async () => {
    await scan('8800123')
    vi.advanceTimersByTime(100)
    await flushPromises()
    expect(field().value).toBe('8800123')
    await answer(one())
    expect(field().value).toBe('')
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

  it('does not come back where the next scan has overtaken it, or somebody went back', async () => {
    await scan('8800123')
    vi.advanceTimersByTime(50)
    await scan('8800124')
    vi.advanceTimersByTime(60)
    await flushPromises()
    expect(field().value).toBe('')
    await press('Escape')
    vi.advanceTimersByTime(1_000)
    await flushPromises()
    expect(field().value).toBe('')
  })
})
