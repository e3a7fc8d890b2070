// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import MemberCodesDialog from '@renderer/screens/counter/MemberCodesDialog.vue'
import { useSession } from '@renderer/stores/session'
import type { MemberCodes } from '@shared/ipc/calls-member-codes'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { part, parts } from './counter-driver'
import { holdBridge, session } from './counter-fixtures'

let dialog: VueWrapper
let bridge: ReturnType<typeof holdBridge>
const codesOf = (...revoked: boolean[]): MemberCodes => ({
  url: 'https://shop.example/m/1',
  onlyHere: false,
  cards: revoked.map((isRevoked, at) => ({
    serial: at + 1,
    issuedAt: 1,
    revokedAt: isRevoked ? 2 : null,
  })),
})
beforeEach(async () => {
  bridge = holdBridge()
  const pinia = createPinia()
  useSession(pinia).session = session
  dialog = mount(MemberCodesDialog, {
    props: { memberId: '10439' },
    attachTo: document.body,
    global: { plugins: [pinia, createAppI18n('zh-CN')], components: { ElInput } },
  })
  bridge.answer('memberCodes.show', codesOf(false, false))
  await flushPromises()
})
afterEach(() => dialog.unmount())

/** Presses a button as the keyboard does: the focus is on it. */
async function press(button: HTMLElement | null | undefined): Promise<void> {
  button?.focus()
  button?.click()
  await flushPromises()
}

it('leads from issuing a card to printing it', async () => {
  await press(part('card-issue'))
  bridge.answer('memberCodes.issueCard', { serial: 3, code: 'CARD-3' })
  await flushPromises()
  bridge.answer('memberCodes.show', codesOf(false, false, false))
  await flushPromises()
  expect(document.activeElement).toBe(part('card-print'))
})

it('stays with a card that is revoked, and not on the button that would revoke the next', async () => {
  await press(parts('card-revoke')[0])
  bridge.answer('memberCodes.revokeCard', codesOf(true, false))
  await flushPromises()
  expect(parts('card-revoke')).toHaveLength(1)
  expect(document.activeElement).toBe(parts('card-row')[0])
})
