import type { Session } from '@shared/domain/view'
import { createI18n } from 'vue-i18n'
import counter from './messages/counter'
import couponRules from './messages/coupon-rules'
import exceptions from './messages/exceptions'
import keeping from './messages/keeping'
import yunShop from './messages/yun-shop'
import offline from './messages/offline'
import printing from './messages/printing'
import problem from './messages/problems'
import records from './messages/records'
import scanning from './messages/scanning'
import seat from './messages/seat'
import settings from './messages/settings'
import shell from './messages/shell'
import welcome from './messages/welcome'

export type Language = Session['language']

const areas = {
  shell,
  problem,
  welcome,
  settings,
  counter,
  records,
  exceptions,
  offline,
  keeping,
  yunShop,
  couponRules,
  scanning,
  printing,
  seat,
}

/** The messages of one language: key `<area>.<path>`. */
function catalogue<L extends Language>(language: L) {
  return {
    shell: areas.shell[language],
    problem: areas.problem[language],
    welcome: areas.welcome[language],
    settings: areas.settings[language],
    counter: areas.counter[language],
    records: areas.records[language],
    exceptions: areas.exceptions[language],
    offline: areas.offline[language],
    keeping: areas.keeping[language],
    yunShop: areas.yunShop[language],
    couponRules: areas.couponRules[language],
    scanning: areas.scanning[language],
    printing: areas.printing[language],
    seat: areas.seat[language],
  }
}

export const catalogues = { 'zh-CN': catalogue('zh-CN'), en: catalogue('en') }

function create(language: Language) {
  return createI18n({
    legacy: false,
    locale: language as string,
    fallbackLocale: 'zh-CN',
    messages: catalogues,
  })
}

let i18n: ReturnType<typeof create> | undefined
/** Words of screens that load later; the first script does without them. */
const later = new Map<string, Record<Language, object>>()

/** Adds an area's messages when the screen that says them is loaded: key `<area>.<path>` as for all others. */
export function addMessages(area: string, messages: Record<Language, object>): void {
  later.set(area, messages)
  merge(area, messages)
}

function merge(area: string, messages: Record<Language, object>): void {
  for (const language of ['zh-CN', 'en'] as const) {
    i18n?.global.mergeLocaleMessage(language, { [area]: messages[language] } as never)
  }
}

/** Makes the translator; the whole app shares one. */
export function createAppI18n(language: Language): ReturnType<typeof create> {
  i18n = create(language)
  for (const [area, messages] of later) merge(area, messages)
  setLanguage(language)
  return i18n
}

/** The language on the screen; reactive. */
export function currentLanguage(): Language {
  return i18n?.global.locale.value === 'en' ? 'en' : 'zh-CN'
}

/** Switches every text on the screen at once. */
export function setLanguage(language: Language): void {
  if (i18n) i18n.global.locale.value = language
  document.documentElement.lang = language
}
