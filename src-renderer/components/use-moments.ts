import { dayOf, DEFAULT_TIME_ZONE, type Instant } from '@shared/domain/calendar'
import { formatMoment } from '../format'
import { currentLanguage } from '../i18n'
import { useSession } from '../stores/session'
import { useStatus } from '../stores/status'

/** Says moments as people do, in the shop's zone and as of now. */
export function useMoments(): (at: Instant) => string {
  const session = useSession()
  const status = useStatus()
  return (at) => {
    const zone = session.session?.timeZone ?? DEFAULT_TIME_ZONE
    return formatMoment(at, zone, dayOf(status.now(), zone), currentLanguage())
  }
}
