import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { DEFAULT_TIME_ZONE, type Day } from '@shared/domain/calendar'
import { shopToday } from '@renderer/format'
import { currentLanguage } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import type { Say, Voice } from './words'

/** The voice of this terminal; `today` is the shop's calendar day unless the data came with its own. */
export function useVoice(today?: () => Day | undefined): { say: Say; voice: ComputedRef<Voice> } {
  const { t } = useI18n()
  const store = useSession()
  const say: Say = (key, named = {}, plural) =>
    plural === undefined ? t(key, named) : t(key, named, plural)
  const voice = computed<Voice>(() => {
    const timeZone = store.session?.timeZone ?? DEFAULT_TIME_ZONE
    return {
      say,
      language: currentLanguage(),
      timeZone,
      today: today?.() ?? shopToday(timeZone),
    }
  })
  return { say, voice }
}
