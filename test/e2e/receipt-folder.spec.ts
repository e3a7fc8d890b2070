import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { hasCups } from '../../scripts/setup/cups.mjs'
import { apart, cutOut, pdfDots } from '../support/printed-dots'
import { startTcpPrinter } from '../support/printer/tcp-printer'
import { inspector } from './support/inspector'
import {
  APART_MAX,
  ask,
  mmOf,
  openPrintSettings,
  pictureOf,
  printOnBoth,
  redeem,
  ROLL,
  screens,
  untilAllPrinted,
} from './support/printing-steps'
import { expect, test } from './support/shared-api'

// What reads PDFs comes with the CUPS of the tests.
test.skip(!hasCups() && !process.env.CI, 'nothing reads PDFs on this computer')

test('in a folder each receipt is a PDF, dot for dot as in the picture, and a copy has a name of its own', async ({
  connectedFolder,
  open,
  tempFolder,
}) => {
  const network = await startTcpPrinter()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  const folder = tempFolder()
  // The system's own dialog, which no test can press.
  await terminal.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, folder)
  await openPrintSettings(page)
  await page.locator('[data-test=printer-add-folder]').click()
  await expect(page.locator('[data-test=printer-folder]')).toHaveText(folder)
  await inspector(terminal, { language: 'zh-CN', theme: 'light' })('printing-folder-1024')
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
  await printOnBoth(page, network, { look: 'picture' })
  await redeem(page)
  const number = await page
    .locator('[data-test=receipt]')
    .getByText(/^\d{8}-\w{3}-\d{4}$/)
    .textContent()
  const files = () => readdirSync(folder).sort()
  await expect.poll(files).toEqual([`${number}-shop.pdf`])
  const file = join(folder, `${number}-shop.pdf`)
  copyFileSync(file, join(screens, 'folder-receipt.pdf'))
  const { pages, width } = mmOf(file)
  expect(pages).toBe(1)
  expect(Math.abs(width - 80)).toBeLessThan(1)
  const picture = pictureOf(await network.nextPaper())
  const drawn = cutOut(await pdfDots(file), { left: ROLL.left, top: 0 }, picture)
  expect(apart(picture, drawn)).toBeLessThan(APART_MAX)
  const { settings } = await ask(page, 'print.get', null)
  const customer = { ...settings.customer, printerId: settings.shop.printerId }
  await ask(page, 'print.set', { settings: { ...settings, customer }, pin: null })
  // The paper is off the network printer before the line to it has ended.
  await untilAllPrinted(page)
  await page.keyboard.press('F8')
  await expect.poll(files).toEqual([`${number}-customer-1.pdf`, `${number}-shop.pdf`])
  await network.close()
})
