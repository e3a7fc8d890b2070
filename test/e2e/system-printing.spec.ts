import { execFileSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Printer, PrintSettings } from '@shared/domain/print-settings-schema'
import type { CallInput, CallName, CallOutput } from '@shared/ipc/contract'
import { hasCups } from '../../scripts/setup/cups.mjs'
import { startCups, type Cups } from '../support/cups/cups'
import { apart, cutOut, pdfDots } from '../support/printed-dots'
import type { Dots } from '../support/printer/dots'
import { itemsOf, type Paper } from '../support/printer/paper'
import { startTcpPrinter, type TcpPrinter } from '../support/printer/tcp-printer'
import { expectOutcome, openMember, redeemByKeyboard } from './support/counter-steps'
import { inspectAll, inspector } from './support/inspector'
import { expect, test as withTerminals } from './support/shared-api'
import { SMALL } from './support/terminal'

const GOODS = '现磨咖啡兑换券'
const screens = join(import.meta.dirname, '../../test-results/screens')
/** A roll of 80 mm, and where the 576 dots of 48 columns begin on it: 8 dots are a millimetre. */
const ROLL = { width: 640, left: 32 }
const WIDE = 576
/** Of the ink of one line: what may be elsewhere because two programs drew it. */
const APART_MAX = 0.05
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

async function ask<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const json = JSON.stringify(JSON.stringify(input))
  const answer = JSON.parse(await page.evaluate<string>(`counter.invoke('${name}', ${json})`))
  expect(answer).toMatchObject({ ok: true })
  return answer.value
}

async function openPrintSettings(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=open-printing]').click()
}

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

/** The same receipt for the customer on a network printer and for the shop on the one that is set up; that one comes back. */
async function printOnBoth(
  page: Page,
  { host, port }: TcpPrinter,
  changes: Partial<Printer>,
): Promise<Printer> {
  const { settings, templates } = await ask(page, 'print.get', null)
  const [own] = settings.printers
  if (!own) throw new Error('no printer is set up')
  const local = { ...own, ...changes }
  const place = { kind: 'network', host, port } as const
  const other: Printer = { ...local, id: 'network', place, answers: false }
  // One template for both: whose paper it is must not make a difference.
  const template = { own: templates.full }
  const next: PrintSettings = {
    ...settings,
    printers: [local, other],
    customer: { printerId: other.id, copies: 1, template },
    shop: { printerId: local.id, copies: 1, template },
  }
  await ask(page, 'print.set', { settings: next, pin: null })
  return local
}

async function redeem(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, [GOODS])
  await expectOutcome(page, 'done')
}

/** A receipt that came as a picture, in pieces where it is long; of a test page the strip that is one. */
function pictureOf(paper: Paper): Dots {
  const pieces = itemsOf(paper, 'picture').filter(({ width }) => width === WIDE)
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
  return { width: WIDE, height, dots: Buffer.concat(pieces.map(({ dots }) => dots)) }
}

const mmOf = (file: string) => {
  const said = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
  const [, pages, width] = /Pages:\s+(\d+)[^]*Page size:\s+([\d.]+) x/.exec(said) ?? []
  return { pages: Number(pages), width: (Number(width) / 72) * 25.4 }
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

test('in a folder each receipt is a PDF, dot for dot as in the picture, and a copy has a name of its own', async ({
  connectedFolder,
  open,
  tempFolder,
  network,
}) => {
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
  await page.keyboard.press('F8')
  await expect.poll(files).toEqual([`${number}-customer-1.pdf`, `${number}-shop.pdf`])
})
