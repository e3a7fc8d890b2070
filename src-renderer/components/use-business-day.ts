import { computed, type ComputedRef } from 'vue'
import { DEFAULT_TIME_ZONE, type Day } from '@shared/domain/calendar'
import { businessDayOf } from '@shared/domain/business-day'
import { useSession } from '@renderer/stores/session'
import { useStatus } from '@renderer/stores/status'

/** The business day that it is in the shop: in the hours before its day begins still the one before the calendar's. */
export function useBusinessDay(): ComputedRef<Day> {
  const store = useSession()
  const status = useStatus()
  return computed(() => {
    const { timeZone, dayStartHour } = store.session ?? {}
    return businessDayOf(status.now(), timeZone ?? DEFAULT_TIME_ZONE, dayStartHour ?? 0)
  })
}
