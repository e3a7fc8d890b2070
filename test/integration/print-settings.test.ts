import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printSettingsSchema, type PrintSettings } from '@shared/domain/print-settings-schema'
import { openTestTerminal, type TestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { tempFolder } from '../support/temp-folder'

const NOWHERE = { url: 'http://127.0.0.1:1', token: '' }
const SETTINGS: PrintSettings = printSettingsSchema.parse({
  printers: [
    { id: 'a', name: '前台', place: { kind: 'network', host: '192.0.2.9' }, columns: 32 },
    { id: 'b', name: '后厨', place: { kind: 'raw', queue: 'KITCHEN' }, look: 'picture' },
  ],
  shop: { printerId: 'b', copies: 1, template: { own: '{{ shop }}\n=' } },
  drawer: 'after',
  shops: { '2': { header: '欢迎光临', footer: '小票请留存' } },
})

function openWith(folder: string, file: string | null = null): TestTerminal {
  const dialogs = {
    chooseToWrite: async () => file,
    chooseToRead: async () => file,
    chooseFolder: async () => null,
  }
  return openTestTerminal({ ...terminalParts(folder, NOWHERE), fileDialogs: dialogs })
}

const printersOf = async (terminal: TestTerminal) =>
  (await terminal.ask('print.get', null)).settings.printers

describe('print settings', () => {
  it('are kept, with the PIN of the manager as soon as one is set', async () => {
    const folder = tempFolder()
    const terminal = openWith(folder)
    await terminal.ask('print.set', { settings: SETTINGS, pin: null })
    await terminal.ask('manager.setPin', { oldPin: null, newPin: '2468', name: '店长' })
    const without = await terminal.call('print.set', {
      settings: { ...SETTINGS, auto: false },
      pin: null,
    })
    expect(without).toMatchObject({ ok: false, problem: { code: 'manager.pinNeeded' } })
    await terminal.close()
    expect((await openWith(folder).ask('print.get', null)).settings).toEqual(SETTINGS)
  })

  it('go out to a file and come back from it the same; reading keeps nothing', async () => {
    const folder = tempFolder()
    const file = join(folder, 'printing.json')
    const terminal = openWith(folder, file)
    const exported = await terminal.ask('print.export', { settings: SETTINGS })
    expect(exported).toEqual({ file: 'printing.json' })
    // As an editor on Windows leaves it.
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8')}`)
    expect(await terminal.ask('print.import', null)).toEqual({
      ...{ file: 'printing.json', settings: SETTINGS, wrong: null, fields: [] },
    })
    expect(await printersOf(terminal)).toEqual([])
  })

  it.each([
    ['no JSON', '{', { wrong: 'notJson' }],
    ['something else', '{"kind":"coupon-counter-code-rules"}', { wrong: 'notPrinting' }],
    ['a newer file', JSON.stringify({ ...fileOf(SETTINGS), version: 2 }), { wrong: 'newer' }],
    ['a huge file', ' '.repeat(4 * 1024 * 1024 + 1), { wrong: 'tooLarge' }],
    [
      'wrong fields',
      JSON.stringify(fileOf({ ...SETTINGS, drawer: 'often', printers: [{ id: 'a', name: '' }] })),
      {
        wrong: 'fields',
        fields: ['printing.printers[0].name', 'printing.printers[0].place', 'printing.drawer'],
      },
    ],
    [
      'an unknown field',
      JSON.stringify(fileOf({ ...SETTINGS, colour: 'red' })),
      { wrong: 'fields', fields: ['printing'] },
    ],
    [
      'the same printer twice',
      JSON.stringify(
        fileOf({ ...SETTINGS, printers: [SETTINGS.printers[0], SETTINGS.printers[0]] }),
      ),
      { wrong: 'fields', fields: ['printing.printers'] },
    ],
  ])('%s is told and not read', async (_case, text, told) => {
    const folder = tempFolder()
    const file = join(folder, 'printing.json')
    const terminal = openWith(folder, file)
    writeFileSync(file, text)
    expect(await terminal.ask('print.import', null)).toMatchObject({ settings: null, ...told })
  })

  it('come with provision.json, a printer alone or all of them', async () => {
    const base = { mode: 'training' }
    const alone = tempFolder()
    const printer = { kind: 'network', name: '前台', host: '192.0.2.9', columns: 32 }
    writeFileSync(join(alone, 'provision.json'), JSON.stringify({ ...base, printer }))
    expect(await printersOf(openWith(alone))).toMatchObject([
      { name: '前台', columns: 32, place: { kind: 'network', host: '192.0.2.9', port: 9100 } },
    ])
    const all = tempFolder()
    writeFileSync(join(all, 'provision.json'), JSON.stringify({ ...base, printing: SETTINGS }))
    expect((await openWith(all).ask('print.get', null)).settings).toEqual(SETTINGS)
    expect(existsSync(join(all, 'provision.json'))).toBe(false)
  })

  it('of before there was printing keep the printer that was provisioned then', async () => {
    const folder = tempFolder()
    const printer = { kind: 'system', name: 'XP-80', columns: 48, port: 9100 }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ version: 1, printer }))
    expect(await printersOf(openWith(folder))).toMatchObject([
      { name: 'XP-80', place: { kind: 'system', queue: 'XP-80' } },
    ])
  })
})

function fileOf(printing: object) {
  return { kind: 'coupon-counter-print-settings', version: 1, printing }
}
