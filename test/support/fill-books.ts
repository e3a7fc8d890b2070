import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { addDays, instantOf, wallClock } from '@shared/domain/calendar'
import { silentLog } from '../../src-main/log'
import { createCache } from '../../src-main/store/cache'
import { openLedger } from '../../src-main/store/ledger'
import { aCoupon } from './coupons'
import { aSale } from './sales'
import { quarterOf, TEMPLATES, type QuarterSale } from './shop-quarter'

const ZONE = 'Asia/Shanghai'

/** Writes invented sales into a ledger as the program would have, each with all the states that it went through. */
export function fillLedger(
  file: string,
  connectionId: string,
  sales: readonly QuarterSale[],
): void {
  const ledger = openLedger(file)
  let coupon = 700_000
  ledger.together(() => {
    for (const sale of sales) {
      const { day, at, shop, cashier, billFen } = sale
      const redemptions = sale.coupons.map(({ template, discountFen }) => ({
        ...{ requestId: randomUUID(), couponId: String(++coupon), templateId: template.id },
        ...{ title: template.title, kind: template.kind, discountFen },
      }))
      const lines = redemptions.map(({ couponId, title, kind, discountFen }) => ({
        ...{ couponId, title, kind, faceFen: discountFen, discountFen },
      }))
      const discountFen = lines.reduce((sum, line) => sum + line.discountFen, 0)
      const plain = aSale({ connectionId, shopId: shop.id, at, day, redemptions })
      ledger.recordSale(
        {
          ...plain,
          makeReceipt: (number) => ({
            ...plain.makeReceipt(number),
            ...{ shop: { ...shop, address: null }, cashier, at, day, lines, billFen, discountFen },
            payFen: billFen === null ? null : billFen - discountFen,
            time: wallClock(at, ZONE).time,
          }),
        },
        () => {},
      )
      sale.coupons.forEach(({ state }, index) => {
        const { requestId = '' } = redemptions[index] ?? {}
        if (state === 'pending') return
        if (state === 'voided') {
          ledger.advance(requestId, 'voided', { code: 'voidedHere', by: cashier.name }, at + 9_000)
          return
        }
        ledger.advance(requestId, 'sending', { code: 'sent' }, at + 100)
        if (state === 'accepted') {
          ledger.advance(requestId, state, { code: 'confirmed', remoteId: null }, at + 300)
        } else {
          const cause = { code: 'refusedByApi', apiCode: 3, info: '券已过期' } as const
          ledger.advance(requestId, state, cause, at + 300)
        }
      })
    }
  })
  ledger.close()
}

/** Fills a cache with coupons given from a day on, six templates with different fortunes, as if all had been pulled. */
export function fillCache(file: string, connectionId: string, from: string, days: number): void {
  const cache = createCache(file, silentLog)
  const end = addDays(from, days)
  let id = 0
  const rows = TEMPLATES.flatMap((template, index) =>
    Array.from({ length: 60 * template.weight }, (_, at) => {
      const day = addDays(from, (at * 7) % days)
      const wait = (at * 5) % (12 + 9 * index)
      const used = addDays(day, wait)
      const isUsed = at % (index + 2) === 0 && used <= end
      return aCoupon(String(++id), {
        ...{ templateId: template.id, title: template.title },
        receivedAt: instantOf(day, '11:00:00', ZONE),
        usedAt: isUsed ? instantOf(used, '18:00:00', ZONE) : null,
        endsOn: addDays(day, 30),
        givenAwayAt: at % 29 === 1 ? instantOf(day, '12:00:00', ZONE) : null,
      })
    }),
  )
  cache.startOver(connectionId, 1)
  cache.addCoupons(connectionId, { rows, cursor: '1', more: false, total: null }, 2)
  cache.complete(connectionId, Date.now())
  cache.close()
}

// Started as: program.mjs <data folder> <connection> <first day> <how many days>
const [folder, connection = '', from = '', days = '0'] = process.argv.slice(2)
if (folder && process.argv[1]?.endsWith('program.mjs')) {
  fillLedger(join(folder, 'ledger.db'), connection, quarterOf(from, Number(days)))
  fillCache(join(folder, 'cache.db'), connection, from, Number(days))
}
