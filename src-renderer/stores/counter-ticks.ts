import type { Ref } from 'vue'
import type { CouponView } from '@shared/domain/view'

/** How many coupons one sale may hold, by the contract. */
export const SALE_MAX_COUPONS = 50

/** Ticks coupons of the member on the screen: their ids in the order of ticking, and the one that the arrows are on. */
export function useTicks(
  selectedIds: Ref<readonly string[]>,
  activeId: Ref<string | null>,
  byId: Readonly<Ref<ReadonlyMap<string, CouponView>>>,
) {
  /** Ticks or unticks a coupon; one that is not usable stays as it is. Says what became of it. */
  function toggle(id: string): 'ticked' | 'unticked' | 'notUsable' | 'full' {
    activeId.value = id
    if (selectedIds.value.includes(id)) {
      selectedIds.value = selectedIds.value.filter((other) => other !== id)
      return 'unticked'
    }
    if (byId.value.get(id)?.eligibility.usable !== true) return 'notUsable'
    if (selectedIds.value.length >= SALE_MAX_COUPONS) return 'full'
    selectedIds.value = [...selectedIds.value, id]
    return 'ticked'
  }

  /** Ticks what can be used of the coupons that are listed; of all without a list. */
  function selectAllUsable(listed?: ReadonlySet<string>): void {
    const usable = [...byId.value.values()].filter(
      ({ coupon, eligibility }) => eligibility.usable && (listed?.has(coupon.id) ?? true),
    )
    selectedIds.value = [
      ...new Set([...selectedIds.value, ...usable.map(({ coupon }) => coupon.id)]),
    ].slice(0, SALE_MAX_COUPONS)
  }

  return { toggle, selectAllUsable }
}
