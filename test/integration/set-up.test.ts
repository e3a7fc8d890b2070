import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestTerminal } from '../support/terminal'
import { memorySecrets, terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

describe('a data folder', () => {
  it('that lies below a file is named, and nothing is written', () => {
    const file = join(tempFolder(), 'a-file')
    writeFileSync(file, 'mine')
    expect(() =>
      openTestTerminal(terminalParts(join(file, 'data'), { url: 'http://127.0.0.1:1', token: '' })),
    ).toThrow(
      expect.objectContaining({ problem: { code: 'storage.readOnly', path: join(file, 'data') } }),
    )
    expect(readFileSync(file, 'utf8')).toBe('mine')
  })

  it('with damaged settings starts anew and keeps the damaged file', async () => {
    const folder = tempFolder()
    writeFileSync(join(folder, 'settings.json'), '{"language":')
    const terminal = openTestTerminal(
      terminalParts(folder, { url: 'http://127.0.0.1:1', token: '' }),
    )
    expect(await terminal.ask('session.get', null)).toMatchObject({ stage: 'welcome' })
    const kept = readdirSync(folder).find((name) => name.startsWith('settings.damaged-'))
    expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe('{"language":')
  })
})

describe('provision.json', () => {
  function provisioned(content: unknown) {
    const folder = tempFolder()
    mkdirSync(folder, { recursive: true })
    writeFileSync(
      join(folder, 'provision.json'),
      typeof content === 'string' ? content : JSON.stringify(content),
    )
    const secrets = memorySecrets()
    const terminal = openTestTerminal({
      ...terminalParts(folder, { url: 'http://127.0.0.1:1', token: '' }),
      secrets,
    })
    return { folder, secrets, terminal }
  }
  const good = {
    connection: {
      dialect: 'auditelecoupon',
      baseUrl: 'https://coupons.example',
      token: 'sealed-away',
    },
    shop: { id: '2', name: '湖畔店' },
    staff: { number: '07', name: '王小满' },
    printer: { kind: 'network', name: '前台', host: '192.0.2.9' },
    language: 'en',
  }

  it('starts the terminal configured and leaves no token in any file', async () => {
    const { folder, secrets, terminal } = provisioned(good)
    expect(await terminal.ask('session.get', null)).toMatchObject({
      stage: 'ready',
      host: 'coupons.example',
      shop: { id: '2', name: '湖畔店' },
      cashier: { number: '07' },
      language: 'en',
      provisioningErrors: [],
    })
    expect(secrets.get('api-token')).toBe('sealed-away')
    for (const file of ['settings.json', 'provision.applied.json']) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toContain('sealed-away')
    }
  })

  it.each([
    ['no JSON', '{', ['provision.json']],
    [
      'a wrong address',
      { ...good, connection: { ...good.connection, baseUrl: 'ftp://x' } },
      ['connection.baseUrl'],
    ],
    [
      'two wrong fields',
      { ...good, language: 'fr', shop: { id: 2, name: '' } },
      ['language', 'shop.id', 'shop.name'],
    ],
    ['no connection', { language: 'en' }, ['connection']],
    ['an unknown field', { ...good, shops: [] }, ['provision.json']],
  ])('with %s changes nothing and names the fields', async (_case, content, fields) => {
    const { terminal, folder } = provisioned(content)
    const session = await terminal.ask('session.get', null)
    expect(session.stage).toBe('welcome')
    expect(session.provisioningErrors.map(({ field }) => field).sort()).toEqual(fields)
    expect(() => readFileSync(join(folder, 'provision.json'))).not.toThrow()
  })
})
