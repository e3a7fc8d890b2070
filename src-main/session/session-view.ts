import { DEFAULT_TIME_ZONE } from '@shared/domain/calendar'
import type { Cashier } from '@shared/domain/shop'
import type { Seat } from '@shared/domain/staff'
import type { ProvisioningError, Session } from '@shared/domain/view'
import type { Settings } from './settings'

export interface SessionFacts {
  settings: Settings
  version: string
  canSearchMembers: boolean
  undoWindowMs: number | null
  provisioningErrors: readonly ProvisioningError[]
  staff: Seat
  /** Who stands at the counter. */
  cashier: Cashier | null
}

/** How far the terminal is set up, as the screens see it. Holds no secret. */
export function sessionView({
  settings,
  version,
  canSearchMembers,
  undoWindowMs,
  provisioningErrors,
  staff,
  cashier,
}: SessionFacts): Session {
  const { mode, training, api, language, theme } = settings
  const place = mode === 'training' ? training : mode === 'api' ? api : null
  return {
    stage: !place ? 'welcome' : place.shop ? 'ready' : 'shop',
    version,
    mode,
    host: mode === 'api' && api ? new URL(api.connection.baseUrl).host : null,
    timeZone: mode === 'api' && api ? api.connection.timeZone : DEFAULT_TIME_ZONE,
    dayStartHour: settings.dayStartHour,
    shop: place?.shop ?? null,
    cashier,
    staff,
    language,
    theme,
    canSearchMembers,
    undoWindowMs,
    couponRules: settings.couponRules,
    phoneLook: settings.phoneLook,
    provisioningErrors: [...provisioningErrors],
    damagedSettings: settings.damagedKeptAs,
  }
}
