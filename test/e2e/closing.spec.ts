import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTcpPrinter } from '../support/printer/tcp-printer'
import { expectOutcome, openMember, redeemByKeyboard } from './support/counter-steps'
import { ask } from './support/printing-steps'
import { expect, test } from './support/shared-api'

test('the books are closed in order although a page for the printer was the last window', async ({
  connectedFolder,
  open,
}) => {
  // It takes nothing: the paper is on its way until printing gives it up.
  const printer = await startTcpPrinter({ reads: 'never' })
  const folder = connectedFolder()
  const { app, main, page } = await open({ folder })
  const { settings } = await ask(page, 'print.get', null)
  const { host, port } = printer
  const place = { kind: 'network', host, port } as const
  const own = {
    id: 'till',
    name: '前台',
    place,
    answers: false,
    cutter: true,
    columns: 48,
  } as const
  const looks = { profile: 'escpos', characters: 'gb18030', look: 'text' } as const
  // More than the system keeps for somebody who does not read.
  const template = { own: `{% for a in (1..1200) %}${'满'.repeat(24)}\n{% endfor %}` }
  const customer = { printerId: null, copies: 1, template }
  await ask(page, 'print.set', {
    settings: { ...settings, printers: [{ ...own, ...looks }], customer },
    pin: null,
  })
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, ['现磨咖啡兑换券'])
  await expectOutcome(page, 'done')
  await expect.poll(() => printer.connections()).toBe(1)
  const stateOf = async () => (await ask(page, 'print.waiting', null)).map(({ state }) => state)
  await expect.poll(stateOf).toEqual(['sending'])
  const ended = once(main, 'exit')
  await app.evaluate(({ app: program, BrowserWindow }) => {
    // A page that is drawn while everything else is over, as one for a printer may be.
    program.once('will-quit', () => {
      const hidden = new BrowserWindow({ show: false })
      setTimeout(() => hidden.destroy(), 200)
    })
    setTimeout(() => BrowserWindow.getAllWindows()[0]?.close())
  })
  await ended
  const log = readFileSync(join(folder, 'logs/terminal.log'), 'utf8')
  // The paper that had to be given up was settled, and then the rest.
  expect(log).toContain('"state":"unknown","cause":"cut"')
  expect(log).toContain('"event":"terminal.closed"')
  await printer.close()
})
