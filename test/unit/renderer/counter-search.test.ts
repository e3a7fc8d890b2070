// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { field, openCounter, part, parts, press, type } from './counter-driver'
import { sheetOf, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
let bridge: typeof counter.bridge
beforeEach(async () => {
  counter = await openCounter()
  bridge = counter.bridge
})
afterEach(() => counter.close())

/** Makes the window so wide. */
function resize(width: number): void {
  const { happyDOM } = window as unknown as {
    happyDOM: { setViewport(size: { width: number }): void }
  }
  happyDOM.setViewport({ width })
}

describe('a search', () => {
  it('shows what was there for 300 ms, then a skeleton', async () => {
    await type('2046')
    await press('Enter')
    await vi.advanceTimersByTimeAsync(299)
    expect(part('searching')).toBeNull()
    await vi.advanceTimersByTimeAsync(1)
    expect(part('searching')).not.toBeNull()
  })

  it('lets one of several members be chosen with the arrows', async () => {
    const member = { id: '7', name: '林一', phone: null, cardNumber: null, level: null }
    await type('林')
    await press('Enter')
    bridge.answer('counter.find', {
      kind: 'several',
      onlyKnown: false,
      by: 'search',
      members: [member, { ...member, id: '8', name: null }],
      more: true,
    })
    await flushPromises()
    expect(part('more-members')).not.toBeNull()
    await press('ArrowDown')
    await press('Enter')
    expect(bridge.made('counter.openMember')).toEqual([{ memberId: '8', fresh: false }])
  })

  it('says in fewer words what to type where the field is short', async () => {
    const hint = () => field().placeholder
    expect(hint()).toBe('扫会员码，或输入手机号 / 姓名 / 券号')
    counter.close()
    resize(1366)
    onTestFinished(() => resize(1024))
    counter = await openCounter()
    expect(hint()).toContain('后四位')
    resize(1024)
    await flushPromises()
    expect(hint()).not.toContain('后四位')
  })

  it('names what it did not find, cut to a readable length', async () => {
    await type('x'.repeat(500))
    await press('Enter')
    bridge.answer('counter.find', { kind: 'none' })
    await flushPromises()
    expect(part('find-none')?.textContent).toContain(`“${'x'.repeat(24)}…”`)
  })
})

describe('a member with hundreds of coupons', () => {
  it('shows a screenful at once, the rest frame by frame, and whatever the arrows reach', async () => {
    const frames: FrameRequestCallback[] = []
    vi.spyOn(window, 'requestAnimationFrame').mockImplementation((run) => frames.push(run))
    await type('2046')
    await press('Enter')
    const many = Array.from({ length: 300 }, (_, index) => view(String(index)))
    bridge.answer('counter.find', { kind: 'one', sheet: sheetOf(many) })
    await flushPromises()
    expect(parts('coupon-row')).toHaveLength(40)
    frames.shift()?.(0)
    await flushPromises()
    expect(parts('coupon-row')).toHaveLength(120)
    await press('End')
    expect(parts('coupon-row')).toHaveLength(300)
    expect(field().getAttribute('aria-activedescendant')).toBe('coupon-299')
    vi.restoreAllMocks()
  })
})
