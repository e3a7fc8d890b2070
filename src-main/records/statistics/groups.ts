import type { Group } from '@shared/domain/statistics'
import type { Names } from '../record-table'

/** Sums by shop, cashier or template while the rows go by. */
export interface GroupSums {
  count: Float64Array
  fen: Float64Array
  voided: Float64Array
  refused: Float64Array
  previousCount: Float64Array
  previousFen: Float64Array
}

export function noGroups({ ids }: Names): GroupSums {
  const column = () => new Float64Array(ids.length)
  return {
    ...{ count: column(), fen: column(), voided: column(), refused: column() },
    ...{ previousCount: column(), previousFen: column() },
  }
}

/** Those with anything in either period: most redemptions first, then most money, then by id. */
export function groupsOf({ ids, names }: Names, sums: GroupSums): Group[] {
  const groups = ids.map((id, index): Group => {
    const of = (column: Float64Array) => column[index] ?? 0
    return {
      id,
      name: names[index] ?? null,
      count: of(sums.count),
      discountFen: of(sums.fen),
      voided: of(sums.voided),
      refused: of(sums.refused),
      previousCount: of(sums.previousCount),
      previousDiscountFen: of(sums.previousFen),
    }
  })
  return groups
    .filter((group) => group.count + group.voided + group.refused + group.previousCount > 0)
    .sort((a, b) => b.count - a.count || b.discountFen - a.discountFen || (a.id < b.id ? -1 : 1))
}

/** For each number of a column: 1 where it is chosen. No choice is all of them. */
export function chosen({ ids }: Names, wanted: readonly string[]): Uint8Array {
  if (wanted.length === 0) return new Uint8Array(ids.length).fill(1)
  const some = new Set(wanted)
  return Uint8Array.from(ids, (id) => (some.has(id) ? 1 : 0))
}
