import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import type { Session } from '@shared/domain/view'
import type { Problem, Result } from '@shared/ipc/result'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { setLanguage } from '../i18n'
import { call, on } from '../ipc/client'
import { keepLook } from '../last-look'
import { applyTheme } from '../theme/theme'

/** The calls that answer with the session as it is from then on. */
type SessionCall = {
  [N in CallName]: CallOutput<N> extends Session ? N : never
}[CallName]

/** What the main process says about this terminal: how far it is set up, shop, cashier, language, theme. */
export const useSession = defineStore('session', () => {
  const session = shallowRef<Session | null>(null)
  /** Why the session could not be had at all. */
  const problem = shallowRef<Problem | null>(null)
  const pickingShop = ref(false)

  /** Changes with the place at which this terminal stands; what was read at another must not stay on the screen. */
  const place = ref(0)
  const placeOf = (at: Session) => [at.mode, at.host, at.shop?.id].join('\n')

  function take(next: Session): void {
    const before = session.value
    session.value = next
    if (before && placeOf(before) !== placeOf(next)) place.value++
    problem.value = null
    setLanguage(next.language)
    applyTheme(next.theme)
    keepLook(next)
  }

  async function ask<N extends SessionCall>(
    name: N,
    input: CallInput<N>,
  ): Promise<Result<Session>> {
    const result: Result<Session> = await call(name, input)
    if (result.ok) take(result.value)
    return result
  }

  async function saveConnection(draft: CallInput<'connection.save'>): Promise<Result<Session>> {
    const result = await ask('connection.save', draft)
    // Another path of the same host may be another back end.
    if (result.ok) place.value++
    return result
  }

  async function load(): Promise<void> {
    const result = await ask('session.get', null)
    if (!result.ok) problem.value = result.problem
  }

  on('session.changed', take)

  return {
    session,
    problem,
    pickingShop,
    place,
    load,
    setPreferences: (choice: CallInput<'session.setPreferences'>) =>
      ask('session.setPreferences', choice),
    setCashier: (cashier: CallInput<'session.setCashier'>) => ask('session.setCashier', cashier),
    signIn: (who: CallInput<'staff.signIn'>) => ask('staff.signIn', who),
    signInByCard: (card: CallInput<'staff.signInByCard'>) => ask('staff.signInByCard', card),
    lock: () => ask('staff.lock', null),
    setAutoLock: (choice: CallInput<'staff.setAutoLock'>) => ask('staff.setAutoLock', choice),
    startTraining: () => ask('session.startTraining', null),
    saveConnection,
    setCouponRules: (choice: CallInput<'rules.set'>) => ask('rules.set', choice),
    setPhoneLook: (choice: CallInput<'members.setPhoneLook'>) =>
      ask('members.setPhoneLook', choice),
    chooseShop: (shopId: string) => ask('shops.choose', { shopId }),
  }
})
