import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src-main/log'
import { sessionView } from '../../../src-main/session/session-view'
import { openSettings } from '../../../src-main/session/settings'
import { tempFolder } from '../../support/temp-folder'

const open = (folder: string) => openSettings(folder, silentLog)
const told = (folder: string) =>
  sessionView({
    settings: open(folder).get(),
    version: '0',
    canSearchMembers: false,
    undoWindowMs: null,
    provisioningErrors: [],
    staff: { inUse: false, lost: false, seated: null, autoLockMinutes: 10 },
    cashier: null,
  }).damagedSettings

describe('damaged settings', () => {
  it.each(['{"language":', '{"language":"klingon"}', ''])('%j: kept aside', (text) => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'settings.json'), text)
    const name = told(folder)
    expect(name).toMatch(/^settings\.damaged-\d{8}T\d{6}Z\.json$/)
    expect(readFileSync(join(folder, String(name)), 'utf8')).toBe(text)
    expect(readdirSync(folder).sort()).toEqual([name, 'settings.json'])
  })

  it('are told of at every start until the terminal is set up again', () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'settings.json'), '{')
    const name = told(folder)
    open(folder).change({ language: 'en' })
    expect(told(folder)).toBe(name)
    open(folder).change({ mode: 'training' })
    expect(told(folder)).toBe(null)
  })
})
