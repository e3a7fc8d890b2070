import { createRowPages } from '@renderer/stores/row-pages'
import { describe, expect, it } from 'vitest'

/** Pages of ten numbers; each comes when it is let through. */
function held() {
  const asked: number[] = []
  const gates = new Map<number, () => void>()
  const pages = createRowPages<number>(10, async (page) => {
    asked.push(page)
    await new Promise<void>((resolve) => gates.set(page, resolve))
    if (page < 1_000) pages.put(page, numbers(page))
  })
  const come = async (page: number): Promise<void> => {
    gates.get(page)?.()
    for (let turns = 0; turns < 5; turns++) await Promise.resolve()
  }
  return { pages, asked, come }
}
const numbers = (page: number) => Array.from({ length: 10 }, (_, place) => page * 10 + place)

describe('the pages of a long list', () => {
  it('are fetched once, and are holes until they come', async () => {
    const { pages, asked, come } = held()
    pages.need(5, 14)
    pages.need(5, 14)
    expect([asked, pages.at(12)]).toEqual([[0, 1], undefined])
    await come(1)
    expect([pages.at(12), pages.at(5)]).toEqual([12, undefined])
    await come(0)
    pages.need(0, 19)
    expect(asked).toEqual([0, 1])
  })

  it('that a drag only passed are never asked for', async () => {
    const { pages, asked, come } = held()
    for (let row = 0; row < 5_000; row += 10) pages.need(row, row + 9)
    expect(asked).toEqual([0, 1])
    await come(1)
    expect(asked).toEqual([0, 1, 499])
  })

  it('that did not come are asked for again when they are needed', async () => {
    const { pages, asked, come } = held()
    pages.need(10_000, 10_009)
    await come(1_000)
    expect(asked).toEqual([1_000])
    pages.need(10_000, 10_009)
    expect(asked).toEqual([1_000, 1_000])
  })

  it('are let go of when many others were looked at since', () => {
    const { pages } = held()
    for (let page = 0; page < 100; page++) pages.put(page, numbers(page))
    expect([pages.at(0), pages.at(395), pages.at(405), pages.at(999)]).toEqual([
      undefined,
      undefined,
      405,
      999,
    ])
  })

  it('are exchanged row by row', () => {
    const { pages } = held()
    pages.put(0, numbers(0))
    pages.change((row) => (row === 3 ? 33 : null))
    expect([pages.at(2), pages.at(3)]).toEqual([2, 33])
  })

  it('of another list begin with nothing, and do not wait for the old ones', async () => {
    const { pages, asked, come } = held()
    pages.put(4, numbers(4))
    pages.need(0, 19)
    pages.clear()
    expect(pages.at(45)).toBeUndefined()
    pages.need(50, 69)
    expect(asked).toEqual([0, 1, 5, 6])
    await come(5)
    expect(pages.at(50)).toBe(50)
  })
})
