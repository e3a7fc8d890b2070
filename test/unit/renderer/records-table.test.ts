// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import RecordsTable from '@renderer/screens/records/RecordsTable.vue'
import type { RecordRow } from '@shared/domain/view'
import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { nextTick } from 'vue'
import { NOW, TODAY } from './counter-fixtures'

const row = (couponId: string): RecordRow => ({
  ...{ key: `k${couponId}`, couponId, title: `券 ${couponId}`, memberId: '1', memberName: null },
  ...{ shopId: '1', shopName: null, staff: null, at: NOW, discountFen: 1000, state: 'pending' },
  ...{ source: 'terminal', byHand: false, saleId: null, receiptNumber: null, difference: null },
})
/** The newest has the highest number. */
const list = (newest: number) => Array.from({ length: newest }, (_, at) => row(String(newest - at)))

describe('the table of a list that moves on', () => {
  const voice = {
    say: (key: string) => key,
    ...{ language: 'zh-CN' as const, timeZone: 'Asia/Shanghai', today: TODAY },
  }
  function aTable(rows: RecordRow[]) {
    const props = {
      rowAt: (at: number) => rows[at],
      total: rows.length,
      voice,
      view: 'all' as const,
      busy: false,
    }
    const table = mount(RecordsTable, {
      attachTo: document.body,
      props: { ...props, cashier: null },
      global: { plugins: [createAppI18n('zh-CN')] },
    })
    /** New ones have come in above. */
    async function grow(now: RecordRow[]): Promise<void> {
      const places = new Map(now.map(({ key }, at) => [key, at]))
      const moved = { by: now.length - rows.length, places }
      await table.setProps({ rowAt: (at: number) => now[at], total: now.length, moved })
      await flushPromises()
    }
    const focused = () => (document.activeElement as HTMLElement).dataset['couponId']
    return { table, grow, focused }
  }

  it('keeps the focus on its record when others come in above it', async () => {
    const { table, grow, focused } = aTable(list(4))
    await table.get('tbody').trigger('keydown', { key: 'ArrowDown' })
    await flushPromises()
    expect(focused()).toBe('3')
    await grow(list(6))
    expect(focused()).toBe('3')
    // The keys go on from there.
    await table.get('tbody').trigger('keydown', { key: 'ArrowUp' })
    await flushPromises()
    expect(focused()).toBe('4')
    table.unmount()
  })

  it('takes no focus that is elsewhere, and begins with the first row where nobody stood', async () => {
    const { table, grow } = aTable(list(4))
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    await grow(list(6))
    expect(document.activeElement).toBe(field)
    expect(table.get('[tabindex="0"]').attributes('data-coupon-id')).toBe('6')
    field.remove()
    table.unmount()
  })

  it('that is scrolled keeps what is in sight in its place, and at its top shows what is new', async () => {
    const { table, grow } = aTable(list(500))
    const inSight = () => table.get('tbody').attributes('style')
    const scroller = table.get('[data-test=records-scroller]')
    await grow(list(502))
    expect(scroller.element.scrollTop).toBe(0)
    scroller.element.scrollTop = 100 * 56 + 20
    await scroller.trigger('scroll')
    const before = [inSight(), table.findAll('[data-test=record-row]').map((one) => one.text())]
    const later = list(505)
    const places = new Map(later.map(({ key }, at) => [key, at]))
    await table.setProps({ rowAt: (at: number) => later[at], total: 505, moved: { by: 3, places } })
    await flushPromises()
    expect([inSight(), table.findAll('[data-test=record-row]').map((one) => one.text())]).toEqual(
      before,
    )
    expect(scroller.element.scrollTop).toBe(103 * 56 + 20)
    table.unmount()
  })

  it('asks for where a drag is, now and then, and for where it ends', async () => {
    vi.useFakeTimers()
    onTestFinished(() => void vi.useRealTimers())
    const { table } = aTable(list(5_000))
    const scroller = table.get('[data-test=records-scroller]')
    const asked = () => (table.emitted('need') ?? []).map(([first]) => first)
    const drag = async (row: number): Promise<void> => {
      scroller.element.scrollTop = row * 56
      await scroller.trigger('scroll')
      vi.advanceTimersByTime(16)
      await nextTick()
    }
    vi.advanceTimersByTime(1_000)
    for (let row = 100; row <= 2_000; row += 100) await drag(row)
    const flown = asked().length
    expect(flown).toBeLessThan(6)
    vi.advanceTimersByTime(200)
    expect(asked().at(-1)).toBe(1_994)
    // Row by row nothing is held back.
    await drag(2_001)
    await drag(2_002)
    expect(asked().slice(-2)).toEqual([1_995, 1_996])
    table.unmount()
  })
})
