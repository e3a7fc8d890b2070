import type { Cashier, Shop } from '@shared/domain/shop'
import type { Session } from '@shared/domain/view'
import { ProblemError } from '@shared/ipc/result'
import type { SettingsStore } from '../session/settings'
import type { Workplace } from '../session/workplace'
import type { Handlers } from './router'

export interface SessionTools {
  settings: SettingsStore
  workplace: Workplace
  session(): Session
}

type SessionCalls =
  | 'session.get'
  | 'session.setPreferences'
  | 'session.setCashier'
  | 'session.startTraining'
  | 'shops.list'
  | 'shops.choose'

/** Somebody has to stand on a training receipt. */
const TRAINEE: Record<'zh-CN' | 'en', Cashier> = {
  'zh-CN': { id: null, number: '01', name: '练习收银员' },
  en: { id: null, number: '01', name: 'Trainee' },
}

/** Calls about who works where: preferences, cashier, shop, training. */
export function sessionHandlers({
  settings,
  workplace,
  session,
}: SessionTools): Pick<Handlers, SessionCalls> {
  function changePlace(part: { shop?: Shop; cashier?: Cashier }): Session {
    const { mode, training, api } = settings.get()
    if (mode === 'training') settings.change({ training: { ...training, ...part } })
    else if (mode === 'api' && api) settings.change({ api: { ...api, ...part } })
    else throw new ProblemError({ code: 'api.notConfigured' })
    return session()
  }

  return {
    'session.get': session,
    'session.setPreferences'({ language, theme }) {
      settings.change({ ...(language ? { language } : {}), ...(theme ? { theme } : {}) })
      return session()
    },
    'session.setCashier': (cashier) => changePlace({ cashier }),
    'session.startTraining'() {
      const { mode, training, language } = settings.get()
      settings.change({
        mode: 'training',
        training: { ...training, cashier: training.cashier ?? TRAINEE[language] },
      })
      if (mode !== 'training') workplace.connect()
      return session()
    },
    async 'shops.list'() {
      const shops = await workplace.shops()
      if (shops.length === 0) throw new ProblemError({ code: 'api.noShops' })
      return shops
    },
    async 'shops.choose'({ shopId }) {
      const shop = (await workplace.shops()).find(({ id }) => id === shopId)
      if (!shop) throw new ProblemError({ code: 'shop.gone' })
      return changePlace({ shop })
    },
  }
}
