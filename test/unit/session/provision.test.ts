import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLog } from '../../../src-main/log'
import { API_TOKEN, applyProvisioning } from '../../../src-main/session/provision'
import { openSettings } from '../../../src-main/session/settings'
import { tempFolder } from '../../support/temp-folder'
import { memorySecrets } from '../../support/terminal-parts'

const good = {
  connection: { dialect: 'auditelecoupon', baseUrl: 'https://coupons.example', token: 'sealed' },
  shop: { id: '2', name: '湖畔店' },
  theme: 'light',
}

/** A data folder whose provisioning file cannot be taken away: what it would become is in the way. */
function stuckFolder() {
  const folder = tempFolder()
  mkdirSync(join(folder, 'provision.applied.json'))
  const secrets = memorySecrets()
  return {
    folder,
    secrets,
    provide: (content: object) =>
      writeFileSync(join(folder, 'provision.json'), JSON.stringify(content)),
    start() {
      const settings = openSettings(folder, silentLog)
      applyProvisioning(folder, settings, secrets, silentLog)
      return settings
    },
  }
}

describe('a provisioning file that cannot be taken away', () => {
  it('is applied once: what was set since stays', () => {
    const { provide, start, secrets } = stuckFolder()
    provide(good)
    start().change({ language: 'en', theme: 'dark' })
    secrets.set(API_TOKEN, 'typed later')
    const again = start()
    expect([again.get().theme, again.get().language]).toEqual(['dark', 'en'])
    expect(secrets.get(API_TOKEN)).toBe('typed later')
  })

  it('is applied again once it says something else', () => {
    const { provide, start } = stuckFolder()
    provide(good)
    start()
    provide({ ...good, shop: { id: '3', name: '机场店' } })
    expect(start().get().api?.shop?.id).toBe('3')
  })

  it('is taken away as soon as that works, and may then be put there again', () => {
    const { folder, provide, start } = stuckFolder()
    provide(good)
    start().change({ theme: 'dark' })
    rmSync(join(folder, 'provision.applied.json'), { recursive: true })
    expect(start().get().theme).toBe('dark')
    expect(existsSync(join(folder, 'provision.json'))).toBe(false)
    expect(readFileSync(join(folder, 'provision.applied.json'), 'utf8')).not.toContain('sealed')
    provide(good)
    expect(start().get().theme).toBe('light')
  })
})
