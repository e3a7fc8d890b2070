import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { dayOf, DEFAULT_TIME_ZONE, type Day } from '@shared/domain/calendar'
import { currentLanguage } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { useStatus } from '@renderer/stores/status'
import type { Say, Voice } from './words'

/** The voice of this terminal; `today` is the shop's calendar day unless the data came with its own. */
export function useVoice(today?: () => Day | undefined): { say: Say; voice: ComputedRef<Voice> } {
  const { t } = useI18n()
  const store = useSession()
  const say: Say = (key, named = {}, plural) =>
    plural === undefined ? t(key, named) : t(key, named, plural)
  const status = useStatus()
  const timeZone = computed(() => store.session?.timeZone ?? DEFAULT_TIME_ZONE)
  // Apart from the voice: the time passes often, the day seldom, and only then anything is said anew.
  const day = computed(() => dayOf(status.now(), timeZone.value))
  const voice = computed<Voice>(() => ({
    say,
    language: currentLanguage(),
    timeZone: timeZone.value,
    today: today?.() ?? day.value,
  }))
  return { say, voice }
}
