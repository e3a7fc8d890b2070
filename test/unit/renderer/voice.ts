import { createAppI18n, type Language } from '@renderer/i18n'
import type { Voice } from '@renderer/screens/counter/words'
import { TODAY } from './counter-fixtures'

/** The voice of a terminal in Shanghai on the fixtures' day. */
export function voiceOf(language: Language): Voice {
  const { t } = createAppI18n(language).global
  return {
    say: (key, named = {}, plural) =>
      plural === undefined ? t(key, named) : t(key, named, plural),
    language,
    timeZone: 'Asia/Shanghai',
    today: TODAY,
  }
}
