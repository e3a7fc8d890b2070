import { dayOf, DEFAULT_TIME_ZONE, type Day, type Instant } from '@shared/domain/calendar'
import { formatDay, formatMoment } from '../format'
import { currentLanguage } from '../i18n'
import { useSession } from '../stores/session'
import { useStatus } from '../stores/status'

/** The shop's zone, and its today. */
function useToday(): () => { zone: string; today: Day } {
  const session = useSession()
  const status = useStatus()
  return () => {
    const zone = session.session?.timeZone ?? DEFAULT_TIME_ZONE
    return { zone, today: dayOf(status.now(), zone) }
  }
}

/** Says moments as people do, in the shop's zone and as of now. */
export function useMoments(): (at: Instant) => string {
  const now = useToday()
  return (at) => {
    const { zone, today } = now()
    return formatMoment(at, zone, today, currentLanguage())
  }
}

/** Says days as people do, as the first word of a title: "今天", "11 月 14 日", "Today", "14 Nov". */
export function useDays(): (day: Day) => string {
  const now = useToday()
  return (day) => {
    const said = formatDay(day, now().today, currentLanguage())
    return said.charAt(0).toUpperCase() + said.slice(1)
  }
}
