import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { drawPaper } from '../support/printer/draw-paper'
import { itemsOf, linesOf, type Paper } from '../support/printer/paper'
import { startTcpPrinter, type TcpPrinter } from '../support/printer/tcp-printer'
import {
  expectOutcome,
  FINGERS,
  nextMember,
  openMember,
  redeemByKeyboard,
  scan,
} from './support/counter-steps'
import { inspectAll } from './support/inspector'
import { untilAllPrinted } from './support/printing-steps'
import { expect, test } from './support/shared-api'

const GOODS = ['现磨咖啡兑换券', '满百减二十券', '新会员见面礼 10 元券'] as const
const screens = join(import.meta.dirname, '../../test-results/screens')

const LOGO = join(import.meta.dirname, '../../docs/screenshots/1024x768/01-welcome.png')

const bar = (page: Page) => page.locator('[data-test=print-state]')
const words = (paper: Paper) => linesOf(paper).join('\n')

/** Goes to the print settings and sets the witness up as the one printer there is. */
async function setUpPrinter(page: Page, { host, port }: TcpPrinter): Promise<void> {
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=open-printing]').click()
  await page.locator('[data-test=printer-add]').click()
  await page.locator('[data-test=field-printerName]').fill('前台打印机')
  await page.locator('[data-test=field-printerHost]').fill(host)
  await page.locator('[data-test=field-printerPort]').fill(String(port))
}

async function redeem(page: Page, title: string): Promise<void> {
  await openMember(page)
  await redeemByKeyboard(page, [title])
  await expectOutcome(page, /done|unknown|offline/)
  await nextMember(page)
}

const receiptNumber = (page: Page) =>
  page.locator('[data-test=receipt]').getByText(/^\d{8}-\w{3}-\d{4}$/)

test('receipts come out on a network printer, wait while it has no paper, and are marked when they come again', async ({
  connectedFolder,
  open,
}) => {
  test.slow()
  const printer = await startTcpPrinter()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await setUpPrinter(page, printer)
  await page.locator('[data-test=printer-test]').click()
  await expect(page.locator('[data-test=printer-tested]')).toHaveAttribute('data-result', 'printed')
  const testPage = await printer.nextPaper()
  expect(words(testPage)).toContain('前台打印机')
  writeFileSync(join(screens, 'paper-test-page.png'), drawPaper(testPage))
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
  await expect(bar(page)).toHaveAttribute('data-tone', 'ready')

  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, [GOODS[0]])
  await expectOutcome(page, 'done')
  const first = await printer.nextPaper()
  const number = (await receiptNumber(page).textContent()) ?? ''
  expect(words(first)).toContain(number)
  expect(words(first)).toContain(GOODS[0])
  expect(words(first)).not.toContain('补打')
  await expect(page.locator('[data-test=print-times]')).toContainText('打印 1 次')
  await page.screenshot({ path: join(screens, 'print-result.png') })
  writeFileSync(join(screens, 'paper-receipt.png'), drawPaper(first))
  await page.locator('[data-test=receipt-code-button]').click()
  const code = await page.locator('[data-test=receipt-code]').getAttribute('data-code')
  await page.screenshot({ path: join(screens, 'receipt-code.png') })
  await page.keyboard.press('Escape')
  await nextMember(page)

  // The member is back and shows it.
  await scan(page, code ?? '')
  const shown = page.locator('[data-test=receipt-dialog]')
  await expect(shown.locator('[data-test=receipt-word]')).toContainText('签名无误')
  await expect(shown).toContainText(number)
  await page.screenshot({ path: join(screens, 'receipt-shown.png') })
  await page.keyboard.press('Escape')
  await expect(shown).toBeHidden()

  await printer.behave({ paperOutAfterLines: 4 })
  await redeem(page, GOODS[1])
  await redeem(page, GOODS[2])
  await expect(bar(page)).toHaveAttribute('data-tone', 'trouble')
  await expect(bar(page)).toHaveText('前台打印机 缺纸 · 2 张在等')
  await page.screenshot({ path: join(screens, 'print-paper-out.png') })
  await bar(page).click()
  await expect(page.locator('[data-test=paper]')).toHaveCount(2)
  await page.screenshot({ path: join(screens, 'print-papers.png') })
  await page.keyboard.press('Escape')

  await printer.refill()
  const [second, third] = [await printer.nextPaper(), await printer.nextPaper()]
  expect(words(second)).toContain(GOODS[1])
  expect(words(third)).toContain(GOODS[2])
  await expect(bar(page)).toHaveAttribute('data-tone', 'ready')

  // A paper is off the printer before the line to it has ended, and one on its way is not doubled.
  await untilAllPrinted(page)
  await page.keyboard.press('F8')
  const copy = await printer.nextPaper()
  expect(words(copy)).toContain('补打 1')
  expect(words(copy)).toContain(GOODS[2])
  await expect(bar(page)).toContainText('补打 1')
  await printer.close()
})

test('a layout of the shop’s own shows where it is wrong, and the receipt prints all the same', async ({
  connectedFolder,
  open,
}) => {
  test.slow()
  const printer = await startTcpPrinter()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await setUpPrinter(page, printer)
  const paper = page.locator('[data-test=paper-customer]')
  await paper.locator('[name=template]').selectOption('own')
  const text = page.locator('[data-test=template-text]')
  await expect(text).not.toBeEmpty()
  await expect(page.locator('[data-test=paper-picture]')).toBeVisible()
  await text.fill('{{ shop }}\n')
  await page.locator('[data-field=number]').click()
  await expect(text).toHaveValue('{{ shop }}\n{{ words.number }} | {{ number }}')
  await text.fill('{{ shop }}\n{{ nobody }}')
  await expect(page.locator('[data-test=template-fault]')).toContainText('第 2 行第 4 个字符')
  await page.locator('[data-test=logo-file]').setInputFiles(LOGO)
  await expect(page.locator('[data-test=logo]')).toBeVisible()
  await page.screenshot({ path: join(screens, 'print-logo.png') })
  await text.scrollIntoViewIfNeeded()
  await page.screenshot({ path: join(screens, 'template-fault.png') })
  await page.locator('[data-test=template-fault]').click()
  await expect(text).toBeFocused()
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await redeemByKeyboard(page, [GOODS[0]])
  await expectOutcome(page, 'done')
  const receipt = await printer.nextPaper()
  expect(words(receipt)).toContain(GOODS[0])
  // By the compact layout, which has no code: the one picture is the logo.
  expect(itemsOf(receipt, 'picture')).toHaveLength(1)
  writeFileSync(join(screens, 'paper-logo.png'), drawPaper(receipt))
  await nextMember(page)

  // Leaving with changes is asked about first.
  await page.keyboard.press('Alt+3')
  await page.locator('[data-test=open-printing]').click()
  await page.locator('[data-test=field-printerName]').pressSequentially('二', FINGERS)
  await page.keyboard.press('Alt+1')
  await expect(page.locator('[data-test=unsaved-dialog]')).toBeVisible()
  await page.locator('[data-test=unsaved-discard]').click()
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await printer.close()
})

test('the print settings are fit to be seen and reached', async ({ connectedFolder, open }) => {
  test.slow()
  const printer = await startTcpPrinter()
  const terminal = await open({ folder: connectedFolder() })
  const { page } = terminal
  await setUpPrinter(page, printer)
  await page.locator('[data-test=paper-shop] [name=template]').selectOption('own')
  await page.locator('[data-test=printing-save]').click()
  await expect(page.locator('[data-test=printing-save]')).toContainText('已保存')
  await inspectAll(terminal, 'printing', '[data-test=printer-add]')

  await printer.behave({ refuses: true })
  await page.keyboard.press('Alt+1')
  await redeem(page, GOODS[0])
  await expect(bar(page)).toHaveText('前台打印机 连不上 · 1 张在等')
  await inspectAll(terminal, 'papers', '[data-test=paper]', () => bar(page).click())
  await printer.close()
})
