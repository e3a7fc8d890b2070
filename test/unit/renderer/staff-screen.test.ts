// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import StaffScreen from '@renderer/screens/staff/StaffScreen.vue'
import { useSession } from '@renderer/stores/session'
import type { StaffMember } from '@shared/domain/staff'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia, type Pinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { part } from './counter-driver'
import { holdBridge, session } from './counter-fixtures'

const OWNER: StaffMember = {
  id: '0b7c6b1e-6c3e-4b52-9c8e-0d1f6a4b7a10',
  backEndId: null,
  number: '01',
  name: '苏店主',
  role: 'owner',
  hasPin: true,
  hasCard: false,
  active: true,
}
const CASHIER: StaffMember = {
  ...OWNER,
  id: '0b7c6b1e-6c3e-4b52-9c8e-0d1f6a4b7a11',
  number: '03',
  name: '米收银',
  role: 'cashier',
  hasCard: true,
}

const router = createRouter({ history: createMemoryHistory(), routes: [] })
let screen: VueWrapper
let pinia: Pinia
let bridge: ReturnType<typeof holdBridge>
async function open(staff: StaffMember[]): Promise<void> {
  screen = mount(StaffScreen, {
    attachTo: document.body,
    global: { plugins: [pinia, router, createAppI18n('zh-CN')], components: { ElInput } },
  })
  await answerList(staff)
}
async function answerList(staff: StaffMember[]): Promise<void> {
  bridge.answer('staff.list', staff)
  bridge.answer('offline.rules', { manager: null })
  await flushPromises()
}
beforeEach(() => {
  bridge = holdBridge()
  pinia = createPinia()
  useSession(pinia).session = session
})
afterEach(() => screen.unmount())

const input = (name: string) =>
  document.querySelector<HTMLInputElement>(`[data-test=staff-dialog] input[name=${name}]`)
const fill = (name: string, value: string) =>
  screen.get(`[data-test=staff-dialog] input[name=${name}]`).setValue(value)
/** Presses a button as the keyboard does: the focus is on it. */
async function press(button: HTMLElement | null): Promise<void> {
  button?.focus()
  button?.click()
  await flushPromises()
}
async function save(): Promise<void> {
  await screen.get('[data-test=staff-dialog] form').trigger('submit')
  await flushPromises()
}

describe('the form', () => {
  it('asks for the card of a cashier only', async () => {
    await open([OWNER])
    await press(part('staff-add'))
    expect(input('staffCard')).not.toBeNull()
    await screen.get('[data-choice=manager]').setValue()
    expect(input('staffCard')).toBeNull()
    await screen.get('[data-choice=cashier]').setValue()
    expect(input('staffCard')).not.toBeNull()
  })

  it('tells that a card goes with the role of a cashier', async () => {
    await open([CASHIER])
    await press(part('staff-edit'))
    expect(part('card-goes')).toBeNull()
    await screen.get('[data-choice=manager]').setValue()
    expect(part('card-goes')?.textContent).toContain('员工卡会取消')
    expect(input('dropCard')).toBeNull()
    await save()
    expect(bridge.made('staff.save')).toMatchObject([{ role: 'manager', card: '', pin: null }])
  })

  it('leads to the first wrong field, each time', async () => {
    await open([OWNER])
    await press(part('staff-add'))
    await screen.get('[data-choice=manager]').setValue()
    await fill('staffNumber', '02')
    input('staffBackEndId')?.focus()
    await save()
    expect(document.activeElement).toBe(input('staffName'))
    await fill('staffName', '唐店长')
    await save()
    expect(document.activeElement).toBe(input('staffPin'))
    const note = document.getElementById(input('staffPin')?.getAttribute('aria-describedby') ?? '')
    expect(note?.textContent).toContain('店长和店主要有密码')
    await fill('staffPin', '4711')
    await save()
    expect(document.activeElement).toBe(input('staffPinAgain'))
    expect(bridge.made('staff.save')).toEqual([])
  })
})

describe('the first owner', () => {
  const seated = { ...OWNER, rights: [] }
  const signedIn = { ...session, staff: { ...session.staff, inUse: true, seated } }
  async function addFirst(): Promise<void> {
    await open([])
    expect(screen.text()).toContain('登记第一位店主后')
    await press(part('staff-first'))
    await fill('staffNumber', OWNER.number)
    await fill('staffName', OWNER.name)
    await fill('staffPin', '926637')
    await fill('staffPinAgain', '926637')
    await save()
  }
  function expectNext(): void {
    expect(document.activeElement).toBe(part('staff-add'))
    expect(screen.text()).toContain('接下来请点“添加员工”')
    expect(screen.text()).not.toContain('登记第一位店主后')
  }

  it('leads to the colleagues, be the answer there first', async () => {
    await addFirst()
    bridge.answer('staff.save', [OWNER])
    await flushPromises()
    expect(document.activeElement).toBe(part('staff-add'))
    useSession(pinia).session = signedIn
    await flushPromises()
    await answerList([OWNER])
    expectNext()
  })

  it('leads to the colleagues, be the session there first', async () => {
    await addFirst()
    useSession(pinia).session = signedIn
    await flushPromises()
    bridge.answer('staff.save', [OWNER])
    await flushPromises()
    await answerList([OWNER])
    expectNext()
    await press(part('staff-add'))
    await fill('staffNumber', CASHIER.number)
    await fill('staffName', CASHIER.name)
    await fill('staffPin', '730415')
    await fill('staffPinAgain', '730415')
    await save()
    bridge.answer('staff.save', [OWNER, CASHIER])
    await flushPromises()
    expect(screen.text()).not.toContain('接下来请点')
  })
})
