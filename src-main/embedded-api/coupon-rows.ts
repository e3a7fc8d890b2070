import type { CouponRow, Store } from './store/store'
import { toWireCoupon } from './wire'
import { toWireTerms } from './wire-terms'

/** Coupons as dialect `auditelecoupon` shows them, with the terms of their templates. */
export async function toWireCoupons(
  store: Store,
  rows: readonly CouponRow[],
): Promise<ReturnType<typeof toWireCoupon>[]> {
  const [templates, levels] = await Promise.all([
    store.templatesOf(rows.map(({ templateId }) => templateId)),
    rows.length === 0 ? [] : store.levels(),
  ])
  return rows.map((row) => {
    const template = templates.get(row.templateId)
    return toWireCoupon(row, template && toWireTerms(template, row, levels))
  })
}
