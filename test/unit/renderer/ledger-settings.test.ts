// @vitest-environment happy-dom
import { createAppI18n } from '@renderer/i18n'
import LedgerSettings from '@renderer/screens/settings/LedgerSettings.vue'
import { useLedgerKeeping } from '@renderer/stores/ledger-keeping'
import { useSession } from '@renderer/stores/session'
import type { Backup } from '@shared/domain/ledger-keeping'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { holdBridge, NOW, session } from './counter-fixtures'
import { backup, ledgerState, recovery } from './keeping-fixtures'

let app: VueWrapper
let bridge: ReturnType<typeof holdBridge>
beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  bridge = holdBridge()
  setActivePinia(createPinia())
  useSession().session = session
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true
  }
})
afterEach(() => {
  app.unmount()
  vi.useRealTimers()
})
const find = (name: string) => app.find(`[data-test=${name}]`)

async function open(backups: Backup[], state = ledgerState(), language: 'zh-CN' | 'en' = 'zh-CN') {
  app = mount(LedgerSettings, {
    attachTo: document.body,
    global: { components: { ElInput }, plugins: [createAppI18n(language)] },
  })
  bridge.answer('ledger.state', state)
  bridge.answer('ledger.backups', backups)
  await flushPromises()
  // The newest backup is known now: the list is read once more.
  bridge.answer('ledger.backups', backups)
  await flushPromises()
}

describe('the ledger in the settings', () => {
  it('tells time, size, entries and check of each backup, and when it was checked', async () => {
    await open([backup(1), backup(2, { entries: null, bytes: 700 })])
    const rows = app.findAll('[data-test=backup]').map((row) => row.findAll('td').slice(0, 4))
    expect(rows.map((cells) => cells.map((cell) => cell.text()))).toEqual([
      ['11:41', '2.5 MB', '1,199', '✓ 已通过'],
      ['10:41', '1 KB', '—', '恢复时再查'],
    ])
    expect(find('ledger-check').text()).toBe('没有问题（12:41）')
    expect(find('last-backup').text()).toBe('11:41')
    expect(find('backup-failed').exists()).toBe(false)
  })

  it('shows the latest five until all are asked for', async () => {
    await open([1, 2, 3, 4, 5, 6, 7].map((number) => backup(number)))
    expect(app.findAll('[data-test=backup]')).toHaveLength(5)
    await find('all-backups').trigger('click')
    expect(app.findAll('[data-test=backup]')).toHaveLength(7)
  })

  it('checks and backs up, and reads the list anew', async () => {
    await open([])
    expect(find('no-backups').exists()).toBe(true)
    await find('check-ledger').trigger('click')
    bridge.emit('ledger.changed', ledgerState({ check: { state: 'running', at: NOW } }))
    await flushPromises()
    expect(find('check-ledger').attributes('aria-busy')).toBe('true')
    bridge.answer('ledger.checkNow', ledgerState({ check: { state: 'damaged', at: NOW } }))
    await flushPromises()
    expect(find('ledger-damaged').text()).toContain('从下面最新的备份恢复')

    await find('back-up').trigger('click')
    bridge.answer(
      'ledger.backUpNow',
      ledgerState({ backup: { running: false, lastAt: NOW, problem: null } }),
    )
    await flushPromises()
    bridge.answer('ledger.backups', [backup(0)])
    await flushPromises()
    expect(app.findAll('[data-test=backup]')).toHaveLength(1)
    expect(find('ledger-said').text()).toBe('已备份')
  })

  it('warns quietly while backups fail, in the reader’s language', async () => {
    const problem = { code: 'storage.full', path: '/data/backups' } as const
    const state = ledgerState({ backup: { running: false, lastAt: null, problem } })
    await open([], state, 'en')
    expect(find('backup-failed').text()).toContain('the disk is full (/data/backups)')
    bridge.emit('ledger.changed', ledgerState())
    await flushPromises()
    expect(find('backup-failed').exists()).toBe(false)
  })
})

describe('the chain of the ledger', () => {
  const fits = {
    ok: true,
    rows: 12,
    head: 'abcd efgh',
    seals: 2,
    otherKey: 0,
    lastSealAt: NOW,
  } as const
  const first = { chainSeq: 7, table: 'settlement', key: '3', what: 'changed' } as const

  it('is verified when asked, and told as whole', async () => {
    await open([])
    await find('verify-chain').trigger('click')
    expect(find('verify-chain').attributes('aria-busy')).toBe('true')
    bridge.answer('ledger.verifyChain', fits)
    await flushPromises()
    expect(find('verify-chain').attributes('aria-busy')).toBeUndefined()
    const words = find('chain-verdict').text()
    expect(words).toContain('流水链完整：12 条记录')
    expect(words).toContain('封存过 2 次，最近一次 12:41')
    expect(words).toContain('abcd efgh')
  })

  it('names the first row that does not fit, in the reader’s language', async () => {
    await open([], ledgerState(), 'en')
    await find('verify-chain').trigger('click')
    bridge.answer('ledger.verifyChain', { ok: false, rows: 6, first })
    await flushPromises()
    const verdict = find('chain-verdict')
    expect(verdict.attributes('role')).toBe('alert')
    expect(verdict.text()).toContain('number 7, decision at the desk 3')
    expect(verdict.text()).toContain('This row has been changed')
  })

  it('says why it cannot be read', async () => {
    await open([])
    await find('verify-chain').trigger('click')
    bridge.fail('ledger.verifyChain', { code: 'ledger.busy' })
    await flushPromises()
    expect(find('chain-verdict').exists()).toBe(false)
    expect(app.text()).not.toContain('流水链完整')
  })
})

describe('restoring a backup', () => {
  it('asks first, with the safe answer under Enter, and does nothing when told so', async () => {
    await open([backup(1)])
    await find('restore').trigger('click')
    await flushPromises()
    expect(find('restore-consequences').text()).toContain('账本先回到 11:41 的样子')
    expect(document.activeElement?.getAttribute('data-test')).toBe('restore-cancel')
    await find('restore-cancel').trigger('click')
    expect(find('restore-dialog').exists()).toBe(false)
    expect(bridge.made('ledger.restore')).toEqual([])
  })

  it('restores once, and has the screens read the other ledger', async () => {
    await open([backup(1)])
    const place = useSession().place
    await find('restore').trigger('click')
    await find('restore-go').trigger('click')
    await find('restore-go').trigger('click')
    expect(bridge.made('ledger.restore')).toEqual([{ name: backup(1).name, pin: null }])
    bridge.emit('ledger.changed', ledgerState({ restoring: true }))
    const done = recovery({ cause: 'restored', complete: true })
    bridge.emit('ledger.changed', ledgerState({ recovery: done }))
    bridge.answer('ledger.restore', done)
    await flushPromises()
    expect(find('restore-dialog').exists()).toBe(false)
    expect(useSession().place).toBe(place + 1)
    expect(useLedgerKeeping().recovery).toEqual(done)
  })

  it('asks for the manager’s PIN where there is one', async () => {
    await open([backup(1)])
    await find('restore').trigger('click')
    await find('restore-go').trigger('click')
    bridge.fail('ledger.restore', { code: 'manager.pinNeeded' })
    await flushPromises()
    const field = find('restore-dialog').find('input[name=restorePin]')
    expect(document.activeElement).toBe(field.element)
    await field.setValue('4711')
    await find('restore-go').trigger('click')
    expect(bridge.made('ledger.restore').at(-1)).toEqual({ name: backup(1).name, pin: '4711' })
    bridge.fail('ledger.restore', { code: 'manager.wrongPin', triesLeft: 4 })
    await flushPromises()
    expect(find('restore-dialog').text()).toContain('4')
    expect((field.element as HTMLInputElement).value).toBe('')
  })

  it('says why it was not done and stays', async () => {
    await open([backup(1)])
    await find('restore').trigger('click')
    await find('restore-go').trigger('click')
    bridge.fail('ledger.restore', { code: 'backup.damaged', file: backup(1).name })
    await flushPromises()
    expect(find('restore-dialog').text()).toContain('没有通过检查，账本没有改动')
    expect(find('restore-go').attributes('aria-busy')).toBeUndefined()
  })
})
