import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { dayOf, DEFAULT_TIME_ZONE, type Day } from '@shared/domain/calendar'
import { currentLanguage, type Language } from '@renderer/i18n'
import { useSession } from '@renderer/stores/session'
import { useStatus } from '@renderer/stores/status'
import type { Say, Voice } from './words'

/** Sentences without figures, by language. A member's coupons say some dozens, and each takes the translator as long as a row. */
const SAID: Record<Language, Map<string, string>> = { 'zh-CN': new Map(), en: new Map() }

function plain(key: string, t: (key: string) => string): string {
  const said = SAID[currentLanguage()]
  let sentence = said.get(key)
  if (sentence === undefined) said.set(key, (sentence = t(key)))
  return sentence
}

/** The voice of this terminal; `today` is the shop's calendar day unless the data came with its own. */
export function useVoice(today?: () => Day | undefined): { say: Say; voice: ComputedRef<Voice> } {
  const { t } = useI18n()
  const store = useSession()
  const say: Say = (key, named, plural) => {
    if (plural !== undefined) return t(key, named ?? {}, plural)
    return named === undefined ? plain(key, t) : t(key, named)
  }
  const status = useStatus()
  const timeZone = computed(() => store.session?.timeZone ?? DEFAULT_TIME_ZONE)
  // Apart from the voice: time passes and data comes often, the day changes seldom, and only then anything is said anew.
  const clockDay = computed(() => dayOf(status.now(), timeZone.value))
  const day = computed(() => today?.() ?? clockDay.value)
  const voice = computed<Voice>(() => ({
    say,
    language: currentLanguage(),
    timeZone: timeZone.value,
    today: day.value,
  }))
  return { say, voice }
}
