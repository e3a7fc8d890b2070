// @vitest-environment happy-dom
import RecoveryNote from '@renderer/components/RecoveryNote.vue'
import { createAppI18n } from '@renderer/i18n'
import { useLedgerKeeping } from '@renderer/stores/ledger-keeping'
import { useSession } from '@renderer/stores/session'
import type { Recovery } from '@shared/domain/ledger-keeping'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBridge, NOW, session } from './counter-fixtures'
import { FOLDER, ledgerState, recovery } from './keeping-fixtures'

let app: VueWrapper
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
  useSession().session = session
})
afterEach(() => {
  app.unmount()
  vi.useRealTimers()
})

function open(told: Recovery, language: 'zh-CN' | 'en' = 'zh-CN'): string {
  bridge.emit('ledger.changed', ledgerState({ recovery: told }))
  useLedgerKeeping().state = ledgerState({ recovery: told })
  app = mount(RecoveryNote, {
    props: { recovery: told },
    global: { plugins: [createAppI18n(language)] },
  })
  return app.get('[data-test=recovery-words]').text()
}
const todo = () => app.get('[data-test=recovery-todo]').text()

describe('the note after a recovery', () => {
  it('says since when entries may be missing, what was rescued, where the file is and what to do', () => {
    const words = open(recovery({ rescued: 3, fragments: 2 }))
    expect(words).toBe(
      '12:41 发现账本读不出来，已从 11:41 的备份恢复。从原账本里救回 3 笔核销。' +
        '11:41 到 12:41 之间的核销可能有缺。另有 2 个片段拼不起来，还在原账本里。',
    )
    expect(todo()).toContain('拿这段时间的小票和券接口的记录核对')
    expect(todo()).toContain(FOLDER)
    expect(todo()).toContain('ledger.damaged-20261114-044100.db')
  })

  it('does not name a time where there was no backup', () => {
    const words = open(recovery({ backupAt: null }))
    expect(words).toContain('没有可用的备份')
    expect(words).toContain('12:41 之前的核销可能有缺')
    expect(words).not.toContain('救回')
  })

  it('asks for nothing where nothing is missing', () => {
    const words = open(recovery({ cause: 'restored', complete: true, rescued: 1 }), 'en')
    expect(words).toContain('nothing is missing')
    expect(words).toContain('1 redemption was rescued')
    expect(words).not.toContain('may be missing')
    expect(todo()).toContain('nothing you have to do')
  })

  it('goes once somebody has read it, and stays when that could not be written', async () => {
    open(recovery())
    await app.get('[data-test=recovery-read]').trigger('click')
    bridge.fail('ledger.recoveryRead', { code: 'ledger.busy' })
    await flushPromises()
    expect(app.text()).toContain('账本正在恢复')
    expect(useLedgerKeeping().recovery).not.toBeNull()
    await app.get('[data-test=recovery-read]').trigger('click')
    bridge.answer('ledger.recoveryRead', ledgerState())
    await flushPromises()
    expect(useLedgerKeeping().recovery).toBeNull()
  })
})
