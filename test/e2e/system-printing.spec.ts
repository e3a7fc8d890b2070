import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { hasCups } from '../../scripts/setup/cups.mjs'
import { startCups, type Cups } from '../support/cups/cups'
import { apart, cutOut, pdfDots } from '../support/printed-dots'
import { startTcpPrinter, type TcpPrinter } from '../support/printer/tcp-printer'
import { inspectAll, inspector } from './support/inspector'
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
} from './support/printing-steps'
import { expect, test as withTerminals } from './support/shared-api'
import { SMALL } from './support/terminal'

const LINE = 24

const test = withTerminals.extend<{ cups: Cups; network: TcpPrinter }>({
  cups: async ({}, use) => {
    const cups = await startCups()
    await use(cups)
    await cups.close()
  },
  network: async ({}, use) => {
    const printer = await startTcpPrinter()
    await use(printer)
    await printer.close()
  },
})
// Set-up has said so, and how to install it; where nothing may be left out, the tests fail without it.
test.skip(
  process.platform !== 'linux' || (!hasCups() && !process.env.CI),
  'there is no CUPS of a test’s own on this computer',
)

/** Chooses a printer of this computer in the print settings and saves. */
async function addLocal(page: Page, queue: string, way: 'system' | 'raw'): Promise<void> {
  await openPrintSettings(page)
  await page.locator('[data-test=printer-add-local]').click()
  await page.locator(`[data-test=system-printer][data-name="${queue}"]`).click()
  await expect(page.locator('[name=printerQueue]')).toHaveValue(queue)
  if (way === 'raw') await page.locator('[data-test=printer] [data-choice=raw]').check()
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
}

test('by its driver a receipt comes out as wide as the roll, and dot for dot as in the picture for a network printer', async ({
  connectedFolder,
  open,
  cups,
  network,
}) => {
  test.slow()
  await cups.addPdfPrinter('Receipts')
  const { page } = await open({ folder: connectedFolder(), env: cups.env })
  await addLocal(page, 'Receipts', 'system')
  await page.locator('[data-test=printer-test]').click()
  await expect(page.locator('[data-test=printer-tested]')).toHaveAttribute('data-result', 'sent')
  const testFile = await cups.nextPdf()
  const local = await printOnBoth(page, network, { look: 'picture' })
  const { printers } = (await ask(page, 'print.get', null)).settings
  for (const printer of printers.slice(1)) await ask(page, 'print.test', { printer })
  // Below the title, which counts the strips.
  const below = 2 * LINE
  const drawn = pictureOf(await network.nextPaper())
  const rest = { width: drawn.width, height: drawn.height - below }
  const testPage = await pdfDots(testFile)
  expect(
    apart(
      cutOut(drawn, { left: 0, top: below }, rest),
      cutOut(testPage, { left: ROLL.left, top: below }, rest),
    ),
  ).toBeLessThan(APART_MAX)

  await redeem(page)
  const file = await cups.nextPdf()
  copyFileSync(file, join(screens, 'system-receipt.pdf'))
  const picture = pictureOf(await network.nextPaper())
  const receipt = await pdfDots(file)
  for (const one of [testFile, file]) {
    const { pages, width } = mmOf(one)
    expect(pages).toBe(1)
    expect(Math.abs(width - 80)).toBeLessThan(1)
  }
  expect(Math.abs(receipt.width - ROLL.width)).toBeLessThanOrEqual(2)
  // As long as the receipt, with a millimetre or two to spare.
  expect(receipt.height).toBeGreaterThanOrEqual(picture.height)
  expect(receipt.height).toBeLessThan(picture.height + 24)
  const at = { left: ROLL.left, top: 0 }
  expect(apart(picture, cutOut(receipt, at, picture))).toBeLessThan(APART_MAX)
  // Beside it there is nothing.
  const blank = { width: ROLL.left - 2, height: receipt.height }
  for (const left of [0, ROLL.left + picture.width + 2]) {
    expect(cutOut(receipt, { left, top: 0 }, blank).dots).not.toContain(1)
  }
  // What would be wrong is seen: shifted by a millimetre either way, or without one of its lines.
  for (const [left, top] of [
    [8, 0],
    [0, 8],
  ] as const) {
    const shifted = cutOut(receipt, { left: at.left + left, top }, picture)
    expect(apart(picture, shifted)).toBeGreaterThan(4 * APART_MAX)
  }
  const without = cutOut(receipt, at, picture)
  without.dots.fill(0, picture.width * LINE * 5, picture.width * LINE * 6)
  expect(apart(picture, without)).toBeGreaterThan(4 * APART_MAX)

  await ask(page, 'print.test', { printer: { ...local, columns: 32 } })
  const narrow = mmOf(await cups.nextPdf())
  expect(narrow.pages).toBe(1)
  expect(Math.abs(narrow.width - 58)).toBeLessThan(1)
})

test('through a raw queue comes what a network printer gets, byte for byte', async ({
  connectedFolder,
  open,
  cups,
  network,
}) => {
  const behind = await startTcpPrinter()
  await cups.addRawPrinter('Raw', behind)
  const { page } = await open({ folder: connectedFolder(), env: cups.env })
  await addLocal(page, 'Raw', 'raw')
  // No answer comes back through a queue, so none is asked for, whatever the settings say.
  const local = await printOnBoth(page, network, { look: 'textWithPictures', answers: true })
  expect(local.place).toEqual({ kind: 'raw', queue: 'Raw' })
  await redeem(page)
  const [bytes, text] = [await behind.nextPaper(), await network.nextPaper()]
  expect(bytes).toEqual(text)
  expect(Buffer.from(behind.bytes()).equals(network.bytes())).toBe(true)
  expect(behind.bytes().length).toBeGreaterThan(300)
  await behind.close()
})

test('a receipt waits while the printer is not there or takes nothing', async ({
  connectedFolder,
  open,
  cups,
}) => {
  test.slow()
  await cups.addPdfPrinter('Receipts')
  const { page } = await open({ folder: connectedFolder(), env: cups.env })
  await addLocal(page, 'Receipts', 'system')
  const [printer] = (await ask(page, 'print.get', null)).settings.printers
  if (!printer) throw new Error('no printer is set up')
  for (const kind of ['system', 'raw'] as const) {
    const place = { kind, queue: 'Nobody' }
    expect(await ask(page, 'print.test', { printer: { ...printer, place } })).toEqual({
      result: 'notReached',
      trouble: 'unreachable',
    })
  }
  await cups.accept('Receipts', false)
  await redeem(page)
  const bar = page.locator('[data-test=print-state]')
  await expect(bar).toHaveText('Receipts 连不上 · 1 张在等')
  await cups.accept('Receipts', true)
  await ask(page, 'print.tryNow', null)
  expect(mmOf(await cups.nextPdf()).pages).toBe(1)
  await expect(bar).toHaveAttribute('data-tone', 'ready')
})

test('the printers of this computer are fit to be seen and reached', async ({
  connectedFolder,
  open,
  cups,
}) => {
  test.slow()
  const terminal = await open({ folder: connectedFolder(), env: cups.env })
  const { page } = terminal
  const openList = () => page.locator('[data-test=printer-add-local]').click()
  await openPrintSettings(page)
  await openList()
  await expect(page.locator('[data-test=no-system-printer]')).toContainText('没有打印机')
  await inspector(terminal, { language: 'zh-CN', theme: 'light' })(
    `no-system-printer-${SMALL.width}`,
  )
  await cups.addPdfPrinter('EPSON_TM-T82')
  await cups.addPdfPrinter('Office')
  await cups.accept('Office', false)
  await page.locator('[data-test=system-printers-again]').click()
  await expect(page.locator('[data-test=system-printer]')).toHaveCount(2)
  await expect(page.locator('[data-test=system-printer][data-name=Office]')).toContainText('不收')
  await page.keyboard.press('Escape')
  await addLocal(page, 'EPSON_TM-T82', 'raw')
  await inspectAll(terminal, 'printing-raw', '[data-test=printer-add]')
  await page.locator('[data-choice=system]').check()
  await expect(page.locator('[name=printerCutter]')).toHaveCount(0)
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
  await inspectAll(terminal, 'printing-system', '[data-test=printer-add]')
  await inspectAll(terminal, 'system-printers', '[data-test=system-printer] >> nth=0', openList)
})
