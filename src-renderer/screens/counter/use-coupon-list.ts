import { computed, ref } from 'vue'
import { COUPON_FILTERS, matchesFilter, type CouponFilter } from '@shared/domain/coupon-filter'
import type { CouponView } from '@shared/domain/view'
import { useCounterStore } from '@renderer/stores/counter'
import { sortIntoTabs, type Tab } from './coupon-tabs'
import { useRowLimit } from './use-row-limit'
import type { Voice } from './words'

/**
 * What of the member's coupons is listed: of the tab that is open what the filter lets through, usable ones first, and as
 * much of it as is drawn. Tab and filter begin anew with every member.
 */
export function useCouponList(voice: () => Voice) {
  const store = useCounterStore()
  const tab = ref<Tab>('all')
  const filter = ref<CouponFilter>('all')
  const tabs = computed(() => sortIntoTabs(store.coupons))
  const through = (views: readonly CouponView[], name: CouponFilter) => {
    const { today } = voice()
    return views.filter(({ coupon }) => matchesFilter(coupon, name, today))
  }
  const groups = computed(() => split(through(tabs.value[tab.value], filter.value)))
  const order = computed(() => [...groups.value.usable, ...groups.value.rest])
  const activeAt = computed(() =>
    order.value.findIndex(({ coupon }) => coupon.id === store.activeId),
  )
  const limit = useRowLimit(
    () => order.value,
    () => activeAt.value,
  )
  const drawn = computed(() => ({
    usable: groups.value.usable.slice(0, limit.value),
    rest: groups.value.rest.slice(0, Math.max(0, limit.value - groups.value.usable.length)),
  }))
  const texts = computed((): Record<Tab, string> => {
    const { say } = voice()
    const { usable, rest } = split(tabs.value.all)
    const n = (name: Tab) => ({ n: tabs.value[name].length })
    return {
      all: say('counter.tab.all', { usable: usable.length, rest: rest.length }),
      unused: say('counter.tab.unused', n('unused')),
      used: say('counter.tab.used', n('used')),
      expired: say('counter.tab.expired', n('expired')),
    }
  })
  /** How many coupons of this tab each filter would show. */
  const counts = computed(() => {
    const views = tabs.value[tab.value]
    const count = (name: CouponFilter) => [name, through(views, name).length]
    return Object.fromEntries(COUPON_FILTERS.map(count)) as Record<CouponFilter, number>
  })
  /** Ticked coupons that are not listed: a cashier must not redeem what nobody sees. */
  const hiddenTicks = computed(() => {
    const listed = new Set(order.value.map(({ coupon }) => coupon.id))
    return store.selected.filter(({ id }) => !listed.has(id)).length
  })

  function open(name: Tab): void {
    tab.value = name
    store.activeId = order.value[0]?.coupon.id ?? null
  }

  function sift(name: CouponFilter): void {
    filter.value = name
    if (activeAt.value < 0) store.activeId = order.value[0]?.coupon.id ?? null
  }

  function showAll(): void {
    tab.value = 'all'
    sift('all')
  }

  /** After other data: a tab or a filter that does not let the active coupon through would hide it. */
  function keepActive(): void {
    if (activeAt.value < 0) showAll()
  }
  return {
    ...{ tab, filter, texts, counts, groups, order, activeAt, drawn, hiddenTicks },
    ...{ open, sift, showAll, keepActive },
  }
}

function split(views: readonly CouponView[]) {
  return {
    usable: views.filter(({ eligibility }) => eligibility.usable),
    rest: views.filter(({ eligibility }) => !eligibility.usable),
  }
}
