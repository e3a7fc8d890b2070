// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import { call } from '@renderer/ipc/client'
import MemberHead from '@renderer/screens/counter/MemberHead.vue'
import { useSession } from '@renderer/stores/session'
import { useStaff } from '@renderer/stores/staff'
import { rightsOf, ROLES, type Role } from '@shared/domain/rights'
import type { Session } from '@shared/domain/view'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import { holdBridge, session, sheetOf } from './counter-fixtures'
import { voiceOf } from './voice'

const seat = (role: Role | null): Session => ({
  ...session,
  staff: {
    inUse: true,
    lost: false,
    autoLockMinutes: 10,
    seated: role && {
      id: `0198c0de-0000-7000-8000-00000000000${ROLES.indexOf(role)}`,
      number: '1',
      name: role,
      role,
      rights: rightsOf(role),
    },
  },
})

let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
})

it('a whole phone number that somebody was shown is not left to whoever signs in next', async () => {
  useSession().session = seat('manager')
  const head = mount(MemberHead, {
    props: { sheet: sheetOf([]), voice: voiceOf('zh-CN'), busy: false },
    global: { plugins: [createAppI18n('zh-CN')] },
  })
  const number = () => head.get('[data-test=member-phone]').text()
  await head.get('[data-test=reveal-phone]').trigger('click')
  bridge.answer('members.revealPhone', { phone: '13800002046' })
  await flushPromises()
  expect(number()).toBe('13800002046')
  bridge.emit('session.changed', seat(null))
  bridge.emit('session.changed', seat('cashier'))
  await flushPromises()
  expect(number()).toBe('138 **** 2046')
  head.unmount()
})

it('what a colleague was asked to agree to is not asked of whoever signs in next', async () => {
  useSession().session = seat('cashier')
  const staff = useStaff()
  const asked = call('shift.setDayStart', { hour: 4 })
  const missing = { code: 'right.missing', right: 'shopRules', call: 'shift.setDayStart' } as const
  bridge.fail('shift.setDayStart', missing)
  await flushPromises()
  expect(staff.asked).toEqual(missing)
  bridge.emit('session.changed', seat(null))
  await flushPromises()
  expect(staff.asked).toBeNull()
  expect(await asked).toEqual({ ok: false, problem: missing })
  expect(bridge.made('shift.setDayStart')).toHaveLength(1)
})
