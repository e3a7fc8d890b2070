import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engineHere } from '../../src-main/records/here'
import { figuresOf } from '../../src-main/records/statistics/figures'
import { checkLedger } from '../../src-main/store/keeper/check-ledger'
import { openLedger } from '../../src-main/store/ledger'
import { fillCache, fillLedger } from '../support/fill-books'
import { tableOf } from '../support/record-table'
import { quarterOf, recordsOf } from '../support/shop-quarter'
import { tempFolder } from '../support/temp-folder'

const PLACE = { connectionId: 'here', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' }
const QUARTER = { from: '2026-07-01', to: '2026-09-30', shops: [], staffs: [], templates: [] }
const order = (change: Partial<typeof QUARTER> = {}, dayStartHour = 0) => ({
  place: { ...PLACE, dayStartHour },
  filter: { ...QUARTER, ...change },
  today: '2026-10-01',
})

function filled() {
  const folder = tempFolder()
  const sales = quarterOf('2026-04-01', 184)
  fillLedger(join(folder, 'ledger.db'), 'here', sales)
  fillCache(join(folder, 'cache.db'), 'here', '2026-04-01', 184)
  return { folder, sales, ledger: join(folder, 'ledger.db') }
}

describe('a generated quarter in the books', () => {
  it('is a ledger that the program itself has nothing against', () => {
    expect(checkLedger(filled().ledger)).toEqual({ damage: [], doubts: [] })
  })

  it('comes to the figures of its sales, and changes as the ledger does', async () => {
    const { ledger, sales } = filled()
    const engine = engineHere(ledger)
    const read = await engine.statistics(order())
    const known = figuresOf(tableOf(recordsOf(sales)), QUARTER)
    for (const part of ['totals', 'previousTotals', 'days', 'previousDays', 'hours'] as const) {
      expect(read[part]).toEqual(known[part])
    }
    for (const kind of ['shops', 'staffs', 'templates'] as const) {
      const plain = (groups: typeof known.shops) => groups.map((group) => ({ ...group, name: '' }))
      expect(plain(read[kind])).toEqual(plain(known[kind]))
    }
    expect(read.shops[0]?.name).toBe('青禾生活馆（滨江店）')
    expect(read.staffs.map(({ name }) => name)).toEqual(['王芳', '李强', '陈晓梅'])
    expect(read.templates.every(({ name }) => name?.endsWith('券') || name?.includes('立减'))).toBe(
      true,
    )

    // One of them is taken back: it leaves the money and is told apart.
    const book = openLedger(ledger)
    const [line] = book
      .lines('here', '2026-09-30', '2026-09-30')
      .filter(({ state }) => state === 'accepted')
    book.advance(line?.requestId ?? '', 'undoing', { code: 'undoAsked', by: '王芳' }, 1)
    expect((await engine.statistics(order())).totals).toEqual(known.totals)
    book.advance(line?.requestId ?? '', 'voided', { code: 'undone' }, 2)
    const after = (await engine.statistics(order())).totals
    expect(after.count).toBe(known.totals.count - 1)
    expect(after.discountFen).toBe(known.totals.discountFen - (line?.discountFen ?? 0))
    expect(after.voided).toBe(known.totals.voided + 1)
    book.close()
    engine.end()
  })

  it('knows what became of gifts from the cache, and says so when there is none', async () => {
    const { ledger } = filled()
    const engine = engineHere(ledger)
    const { fates } = await engine.statistics(order())
    expect(fates?.templates).toHaveLength(6)
    for (const { given, used, expired, gone, open } of fates?.templates ?? []) {
      expect(used + expired + gone + open).toBe(given)
    }
    const used = fates?.templates.reduce((sum, fate) => sum + fate.used, 0)
    expect(fates?.waits.reduce((sum, count) => sum + count, 0)).toBe(used)
    const [one] =
      (await engine.statistics(order({ templates: ['12'] as never }))).fates?.templates ?? []
    expect(one).toEqual(fates?.templates.find(({ id }) => id === '12'))
    engine.end()

    const bare = join(tempFolder(), 'ledger.db')
    fillLedger(bare, 'here', quarterOf('2026-09-01', 3))
    const other = engineHere(bare)
    expect((await other.statistics(order())).fates).toBeNull()
    other.end()
  })

  it('counts what was redeemed after midnight to the evening before where the shop does', async () => {
    const folder = tempFolder()
    const ledger = join(folder, 'ledger.db')
    const [sale] = quarterOf('2026-07-02', 1)
    if (!sale) throw new Error('no sale')
    const coupons = sale.coupons.map((coupon) => ({ ...coupon, state: 'accepted' as const }))
    const at = Date.parse('2026-07-02T01:30:00+08:00')
    fillLedger(ledger, 'here', [{ ...sale, coupons, at, hour: 1 }])
    const engine = engineHere(ledger)
    const dayOf = async (dayStartHour: number) => {
      const { days, hours } = await engine.statistics(order({}, dayStartHour))
      // The clock and the weekday are those of the shop's wall: Thursday, half past one.
      expect(hours.count[3 * 24 + 1]).toBe(coupons.length)
      return days.find(({ count }) => count > 0)?.day
    }
    expect(await dayOf(0)).toBe('2026-07-02')
    expect(await dayOf(5)).toBe('2026-07-01')
    engine.end()
  })
})
