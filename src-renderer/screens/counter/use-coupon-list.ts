import { computed, ref } from 'vue'
import type { CouponView } from '@shared/domain/view'
import { useCounterStore } from '@renderer/stores/counter'
import { sortIntoTabs, type Tab } from './coupon-tabs'
import { useRowLimit } from './use-row-limit'
import type { Voice } from './words'

/** What of the member's coupons is listed: the tab that is open, usable ones first, and as much of it as is drawn. */
export function useCouponList(voice: () => Voice) {
  const store = useCounterStore()
  const tab = ref<Tab>('all')
  const tabs = computed(() => sortIntoTabs(store.sheet?.coupons ?? []))
  const groups = computed(() => split(tabs.value[tab.value]))
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
    return {
      all: say('counter.tab.all', { usable: usable.length, rest: rest.length }),
      used: say('counter.tab.used', { n: tabs.value.used.length }),
      expired: say('counter.tab.expired', { n: tabs.value.expired.length }),
    }
  })

  function open(name: Tab): void {
    tab.value = name
    store.activeId = order.value[0]?.coupon.id ?? null
  }

  /** After other data: a tab that does not hold the active coupon would hide it. */
  function keepActive(): void {
    if (activeAt.value < 0) tab.value = 'all'
  }
  return { tab, texts, groups, order, activeAt, drawn, open, keepActive }
}

function split(views: readonly CouponView[]) {
  return {
    usable: views.filter(({ eligibility }) => eligibility.usable),
    rest: views.filter(({ eligibility }) => !eligibility.usable),
  }
}
