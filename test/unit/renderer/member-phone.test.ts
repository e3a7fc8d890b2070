// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, it } from 'vitest'
import MemberPhone from '@renderer/screens/counter/MemberPhone.vue'
import type { MemberView } from '@shared/domain/view'
import { useSession } from '@renderer/stores/session'
import { holdBridge, session } from './counter-fixtures'
import { voiceOf } from './voice'

const LIN: MemberView = {
  ...{ id: '1', name: '林小满', phone: '138 **** 2046' },
  ...{ cardNumber: null, level: null },
}
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  bridge = holdBridge()
  setActivePinia(createPinia())
})

function shown(member: MemberView) {
  const wrapper = mount(MemberPhone, { props: { member, voice: voiceOf('zh-CN') } })
  const number = () => wrapper.get('[data-test=member-phone]').text()
  const button = () => wrapper.find('[data-test=reveal-phone]')
  return { wrapper, number, button }
}

it('shows the whole number when asked to, until another member is open', async () => {
  const { wrapper, number, button } = shown(LIN)
  expect(number()).toBe('138 **** 2046')
  await button().trigger('click')
  expect(bridge.made('members.revealPhone')).toEqual([{ memberId: '1' }])
  bridge.answer('members.revealPhone', { phone: '13800002046' })
  await flushPromises()
  expect([number(), button().exists()]).toEqual(['13800002046', false])
  await wrapper.setProps({ member: { ...LIN, id: '2', phone: '139 **** 1111' } })
  expect([number(), button().exists()]).toEqual(['139 **** 1111', true])
})

it('keeps the place of whoever asked with a key, and the focus where it was for whoever clicked', async () => {
  for (const byKey of [true, false]) {
    const { wrapper, button } = shown(LIN)
    document.body.append(wrapper.element)
    if (byKey) (button().element as HTMLElement).focus()
    await button().trigger('click')
    bridge.answer('members.revealPhone', { phone: '13800002046' })
    await flushPromises()
    const focused = document.activeElement === wrapper.get('[data-test=member-phone]').element
    expect(focused).toBe(byKey)
    wrapper.unmount()
  }
})

it('drops the number of a member who is not open any more', async () => {
  const { wrapper, number, button } = shown(LIN)
  await button().trigger('click')
  await wrapper.setProps({ member: { ...LIN, id: '2' } })
  bridge.answer('members.revealPhone', { phone: '13800002046' })
  await flushPromises()
  expect(number()).toBe('138 **** 2046')
})

it('leaves the number to nobody who signs in next', async () => {
  const { number, button } = shown(LIN)
  const seatOf = (id: string | null) => {
    const rights = { number: id ?? '', name: '', role: 'cashier' as const, rights: [] }
    const seated = id === null ? null : { id, ...rights }
    useSession().session = {
      ...session,
      staff: { ...session.staff, inUse: true, seated, autoLockMinutes: 10 },
    }
  }
  seatOf('a')
  await flushPromises()
  await button().trigger('click')
  bridge.answer('members.revealPhone', { phone: '13800002046' })
  await flushPromises()
  expect(number()).toBe('13800002046')
  seatOf(null)
  await flushPromises()
  expect(number()).toBe('138 **** 2046')
  // Nor does an answer that comes after the switch.
  seatOf('a')
  await flushPromises()
  await button().trigger('click')
  seatOf('b')
  bridge.answer('members.revealPhone', { phone: '13800002046' })
  await flushPromises()
  expect(number()).toBe('138 **** 2046')
})

it('says so when the number could not be had, and asks again', async () => {
  const { number, button } = shown(LIN)
  await button().trigger('click')
  bridge.fail('members.revealPhone', { code: 'storage.full', path: '/' })
  await flushPromises()
  expect([number(), button().text()]).toEqual(['138 **** 2046', '没有取到，再试一次'])
})

it.each([{ phone: null }, { phone: '13800002046' }])(
  'has nothing to show more of: %j',
  (change) => {
    expect(
      shown({ ...LIN, ...change })
        .button()
        .exists(),
    ).toBe(false)
  },
)
