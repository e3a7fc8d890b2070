import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Printer } from '@shared/domain/print-settings-schema'
import { silentLog } from '../../../src-main/log'
import { API_TOKEN, applyProvisioning } from '../../../src-main/session/provision'
import { openSettings } from '../../../src-main/session/settings'
import { tempFolder } from '../../support/temp-folder'
import { aPrinter, printSettings } from '../../support/papers'
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

describe('a printer that a provisioning file names', () => {
  const HOST = '192.0.2.7'
  function provisioned(printers: Printer[], printer: object) {
    const folder = tempFolder()
    const settings = openSettings(folder, silentLog)
    const customer = { printerId: 'b', copies: 2, template: { ready: 'compact' } } as const
    settings.change({ printing: printSettings({ printers, customer }) })
    writeFileSync(join(folder, 'provision.json'), JSON.stringify({ mode: 'training', printer }))
    const wrong = applyProvisioning(folder, settings, memorySecrets(), silentLog)
    return { wrong, printing: settings.get().printing, mode: settings.get().mode }
  }
  const namesOf = ({ printing }: ReturnType<typeof provisioned>) =>
    printing.printers.map(({ name }) => name)
  const two = [aPrinter({ id: 'a', name: '前台' }), aPrinter({ id: 'b', name: '后厨' })]

  it('comes to the others, which stay with all that is set up of them', () => {
    const after = provisioned(two, { kind: 'network', name: '新的', host: HOST })
    expect(namesOf(after)).toEqual(['前台', '后厨', '新的'])
    expect(after.printing.customer).toMatchObject({ printerId: 'b', copies: 2 })
  })

  it('takes the place of the one that the last file named', () => {
    const [one, other] = two
    const old = aPrinter({ id: 'provisioned', name: '旧的' })
    const after = provisioned(
      [one, old, other].flatMap((it) => it ?? []),
      {
        ...{ kind: 'system', name: '新的' },
      },
    )
    expect(namesOf(after)).toEqual(['前台', '新的', '后厨'])
  })

  it.each([
    ['no address', { kind: 'network', name: 'x' }],
    ['a blank address', { kind: 'network', name: 'x', host: ' ' }],
  ])('takes nothing away, and is told, with %s', (_, printer) => {
    const after = provisioned(two, printer)
    expect(namesOf(after)).toEqual(['前台', '后厨'])
    expect(after.wrong).toMatchObject([{ field: 'printer.host' }])
    expect(after.mode).toBe('none')
  })

  it('takes nothing away, and is told, where there is no room for it', () => {
    const eight = Array.from({ length: 8 }, (_, n) => aPrinter({ id: `${n}`, name: `${n}` }))
    const after = provisioned(eight, { kind: 'network', name: 'x', host: HOST })
    expect(namesOf(after)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(after).toMatchObject({ wrong: [{ field: 'printer', wrong: 'full' }], mode: 'none' })
  })
})
