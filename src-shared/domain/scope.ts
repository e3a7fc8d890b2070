import type { Bill, BillLine } from './bill'
import type { CouponTerms, Named, Scope } from './coupon-terms'
import { amountOf } from './line-amount'
import type { Fen } from './money'

/** Where a bill is paid; hotels have numbers of their own (`use_type` 6 and 7). */
export interface Place {
  id: string
  kind: 'store' | 'hotel'
}

/** The only places where a coupon holds; null where it holds everywhere. */
export function placesOf(scope: Scope): { kind: Place['kind']; places: Named[] } | null {
  switch (scope.kind) {
    case 'stores':
    case 'goodsAndStores':
      return { kind: 'store', places: scope.stores }
    case 'hotels':
      return { kind: 'hotel', places: scope.hotels }
    default:
      return null
  }
}

/** Whether a coupon holds at a place at all, whatever is bought. */
export function holdsAt(scope: Scope, place: Place): boolean {
  const only = placesOf(scope)
  return only === null || (only.kind === place.kind && has(only.places, place.id))
}

/**
 * Whether a line of the bill is among what a coupon is for. An exchange coupon is for its goods alone, whatever else
 * its scope says; without known goods nobody but the cashier can tell, so no line is.
 */
export function covers(terms: CouponTerms, line: BillLine): boolean {
  const { scope, benefit } = terms
  if (benefit.kind === 'exchange') {
    return benefit.goodsId !== null && benefit.goodsId === line.goodsId
  }
  switch (scope.kind) {
    case 'categories':
      return has(scope.categories, line.categoryId)
    case 'goods':
    case 'goodsAndStores':
      return has(scope.goods, line.goodsId)
    case 'supplier':
      return has(scope.suppliers, line.supplierId)
    default:
      return true
  }
}

/** The goods, categories or suppliers of which at least one has to be on the bill; empty where anything will do. */
export function goodsWanted({ scope, benefit }: CouponTerms): Named[] {
  if (benefit.kind === 'exchange') {
    return benefit.goodsId === null ? [] : [{ id: benefit.goodsId, name: null }]
  }
  switch (scope.kind) {
    case 'categories':
      return scope.categories
    case 'goods':
    case 'goodsAndStores':
      return scope.goods
    case 'supplier':
      return scope.suppliers
    default:
      return []
  }
}

/**
 * What of a bill a coupon is for, in fen. Of a bill without lines all of it is taken for meant: the cashier has seen
 * what was bought, this program has not. An exchange coupon is for goods and never for a bare total.
 */
export function amountInScope(terms: CouponTerms, bill: Bill): Fen {
  if (bill.lines.length === 0) return terms.benefit.kind === 'exchange' ? 0 : bill.totalFen
  return bill.lines.reduce((sum, line) => sum + (covers(terms, line) ? amountOf(line) : 0), 0)
}

function has(list: readonly Named[], id: string | null): boolean {
  return list.some((named) => named.id === id)
}
