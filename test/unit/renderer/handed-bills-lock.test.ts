// @vitest-environment happy-dom
import { useHandedBills } from '@renderer/stores/handed-bills'
import { useSession } from '@renderer/stores/session'
import { flushPromises } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { expect, it } from 'vitest'
import { holdBridge, session } from './counter-fixtures'
import { BILL } from './handed-fixtures'

it('a bill that the register hands over to a locked terminal is there once somebody has signed in', async () => {
  const bridge = holdBridge()
  setActivePinia(createPinia())
  const store = useSession()
  const seated = { id: 'a', number: '1', name: '米收银', role: 'cashier' as const, rights: [] }
  const seat = (who: typeof seated | null) => ({
    ...session,
    staff: { ...session.staff, inUse: true, seated: who, autoLockMinutes: 10 },
  })
  store.session = seat(null)
  const bills = useHandedBills()
  await bills.take()
  expect(bridge.made('bill.take')).toEqual([])
  store.session = seat(seated)
  await flushPromises()
  bridge.answer('bill.take', { bill: BILL, problem: null })
  await flushPromises()
  expect([bills.arrived, bills.problem]).toEqual([BILL, null])
})
