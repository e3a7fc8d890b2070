import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/app'
import {
  couponRow,
  expectOutcome,
  nextMember,
  openMember,
  redeemByKeyboard,
  scan,
  startTraining,
} from './support/counter-steps'
import { runToEnd } from './support/electron'
import { inspector } from './support/inspector'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL, type Terminal } from './support/terminal'

const FIFTY = '生日礼 50 元代金券'
const FOR_BEANS = '咖啡豆、乌龙茶立减 15 元'
const BILL = {
  number: 'B-1023',
  total: '268.00',
  lines: [
    { goodsId: '9', title: '现磨咖啡', quantity: 2, price: '28.00' },
    { goodsId: '31', title: '散装坚果', quantity: 0.5, price: '96.00' },
    { goodsId: '44', categoryId: '5', title: '礼盒', price: 164 },
  ],
}

test('a second start hands the register’s bill to the running counter; it is redeemed by its lines, and bad bills change nothing', async ({
  open,
  tempFolder,
}) => {
  const till = tempFolder()
  const write = (name: string, content: unknown) =>
    writeFileSync(join(till, name), JSON.stringify(content))
  const terminal = await open({ size: SMALL })
  const { page, folder } = terminal
  const handOver = (...words: string[]) => runToEnd(folder, words, till)
  const shown = page.locator('[data-test=bill-problem]')
  const amount = page.locator('[data-test=bill-field]')
  await startTraining(page)

  write('bill.json', BILL)
  // By a name that is relative to the folder in which the register's program runs.
  const second = await handOver('--bill', 'bill.json')
  expect(second.code).toBe(0)
  expect(second.said).toContain('账单已交给开着的核销台')
  await expect(page.locator('[data-test=bill-waiting]')).toContainText('3 行，共 ¥268.00')
  await look(terminal, 'bill-waiting')

  await openMember(page)
  await expect(amount).toHaveValue('268.00')
  await expect(page.locator('[data-test=handed-line]')).toContainText('收银台交来 3 行，共 ¥268.00')
  await couponRow(page, FIFTY).click()
  await expect(page.locator('[data-test=to-pay]')).toHaveText('218.00')
  await look(terminal, 'bill-on-sale')
  await snapAt(terminal, [LARGE, SMALL], '72-bill-on-sale')

  await page.keyboard.press('F5')
  await expect(page.locator('[data-test=handed-goods]')).toHaveCount(3)
  await look(terminal, 'bill-lines')
  await snapAt(terminal, [LARGE, SMALL], '73-bill-lines')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=handed-dialog]')).toHaveCount(0)

  mkdirSync(join(till, 'folder'))
  write('sum.json', { ...BILL, total: '270.00' })
  write('shop.json', { ...BILL, shop: '999' })
  for (const [words, said] of [
    [['--bill', 'sum.json'], '各行合计 268.00，总额却是 270.00'],
    [['--bill', 'none.json'], '找不到账单文件 none.json'],
    [['--bill', 'folder'], 'folder 不是文件'],
    [['--bill=shop.json'], '这张账单是门店 999 的'],
    [['--bill'], '收银台没有说明账单在哪个文件'],
  ] as const) {
    await handOver(...words)
    await expect(shown).toContainText(said)
  }
  await snapAt(terminal, [LARGE, SMALL], '74-bill-bad')
  await expect(amount).toHaveValue('268.00')
  await expect(couponRow(page, FIFTY)).toHaveAttribute('aria-selected', 'true')

  await amount.fill('200')
  await expect(page.locator('[data-test=handed-line]')).toContainText('已改用手输的金额')
  await look(terminal, 'bill-dropped')
  await page.keyboard.press('F5')
  await expect(amount).toHaveValue('268.00')

  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'done')
  const receipt = page.locator('[data-test=receipt]')
  for (const words of ['B-1023', '本单金额（3 行）', '268.00', '50.00', '218.00']) {
    await expect(receipt).toContainText(words)
  }
  await snapAt(terminal, [LARGE, SMALL], '75-bill-receipt')
  write('next.json', { total: '12.5' })
  await handOver('--bill', 'next.json')
  await expect(page.locator('[data-test=bill-waiting]')).toContainText('这一单完成后接上')
  await nextMember(page)
  await expect(page.locator('[data-test=bill-waiting]')).toContainText('收银台交来 ¥12.50')

  const log = readFileSync(join(folder, 'logs/terminal.log'), 'utf8')
  for (const problem of ['bill.notAdding', 'bill.noFile', 'bill.notAFile', 'bill.otherShop']) {
    expect(log).toContain(problem)
  }
  expect(existsSync(join(till, 'bill.json'))).toBe(true)
})

test('what coupons for certain goods are worth follows the lines, up to the receipt', async ({
  open,
  tempFolder,
}) => {
  const till = tempFolder()
  const beans = { goodsId: '62', title: '云岭咖啡豆', price: '10.00' }
  const others = [
    { goodsId: '70', categoryId: 7, title: '冷泡茶', quantity: 2, price: '25.00' },
    { goodsId: 90, title: '手冲咖啡（单杯）', price: 30 },
    { goodsId: '44', title: '礼盒', price: 100 },
  ]
  const member = { id: '10010' }
  writeFileSync(join(till, 'a.json'), JSON.stringify({ member, lines: [beans, ...others] }))
  writeFileSync(join(till, 'b.json'), JSON.stringify({ member, lines: others }))
  const terminal = await open({ size: SMALL })
  const { page, folder } = terminal
  const pay = page.locator('[data-test=to-pay]')
  await startTraining(page)
  await runToEnd(folder, ['--bill', join(till, 'a.json')])
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute('data-member-id', '10010')
  await expect(page.locator('[data-test=bill-field]')).toHaveValue('190.00')
  // 10.00 is all that the beans cost; 30 % of the tea; the cup that is on the bill.
  for (const [title, left] of [
    [FOR_BEANS, '180.00'],
    ['茶饮类 7 折', '165.00'],
    ['手冲咖啡兑换券', '135.00'],
  ] as const) {
    await couponRow(page, title).click()
    await expect(pay).toHaveText(left)
  }
  await expect(page.locator('[data-test=capped]')).toHaveText('优惠不超过适用商品的金额')
  await snapAt(terminal, [LARGE, SMALL], '76-bill-by-lines')

  await runToEnd(folder, ['--bill', join(till, 'b.json')])
  await expect(page.locator('[data-test=bill-field]')).toHaveValue('180.00')
  await expect(couponRow(page, FOR_BEANS)).toHaveAttribute('data-usable', 'false')
  await expect(pay).toHaveText('135.00')
  // Back on a bill that has them, its tick counts again.
  await runToEnd(folder, ['--bill', join(till, 'a.json')])
  await expect(couponRow(page, FOR_BEANS)).toHaveAttribute('aria-selected', 'true')
  await expect(pay).toHaveText('135.00')
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=confirm-button]')).toBeFocused()
  await page.keyboard.press('Enter')
  await expectOutcome(page, 'done')
  const receipt = page.locator('[data-test=receipt]')
  for (const words of [
    '本单金额（4 行）',
    '190.00',
    '10.00',
    '15.00',
    '30.00',
    '55.00',
    '135.00',
  ]) {
    await expect(receipt).toContainText(words)
  }
})

test('a bill is scanned or pasted as text, and one that names its member finds them', async ({
  open,
}) => {
  const terminal = await open({ size: SMALL })
  const { page } = terminal
  await startTraining(page)
  const text = (content: unknown) =>
    `BILL:${Buffer.from(JSON.stringify(content)).toString('base64url')}`
  await scan(page, text({ ...BILL, member: { id: '10001' } }))
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute('data-member-id', '10001')
  await expect(page.locator('[data-test=handed-line]')).toContainText('3 行')
  await scan(page, 'bill:99.5')
  await expect(page.locator('[data-test=bill-field]')).toHaveValue('99.50')

  // Scanned while the focus is in the amount: none of it stays there.
  await page.keyboard.press('F4')
  await scan(page, text({ total: '31.00' }))
  await expect(page.locator('[data-test=bill-field]')).toHaveValue('31.00')
  await redeemByKeyboard(page, [FIFTY])
  await expectOutcome(page, 'done')
  await expect(page.locator('[data-test=receipt]')).toContainText('31.00')
  await nextMember(page)

  await scan(page, text({ total: '31.00' }).slice(0, -3))
  await expect(page.locator('[data-test=bill-problem]')).toContainText('账单码没有读完整')
  await expect(page.locator('[data-test=find-field]')).toBeFocused()
})

test('at a cold start the bill waits until the counter is there, also behind the first choice of a shop', async ({
  open,
  tempFolder,
}) => {
  const bill = join(tempFolder(), 'bill.json')
  writeFileSync(bill, JSON.stringify(BILL))
  const words = ['--bill', bill]
  const first = await open({ words })
  await startTraining(first.page)
  await expect(first.page.locator('[data-test=bill-waiting]')).toContainText('3 行，共 ¥268.00')
  await first.close()
  const { page } = await open({ folder: first.folder, words })
  await expect(page.locator('[data-test=bill-waiting]')).toContainText('3 行，共 ¥268.00')
  await page.keyboard.press('Alt+2')
  await expect(page.locator('[data-test=bill-elsewhere]')).toBeVisible()
  await page.keyboard.press('Alt+1')
  await openMember(page)
  await expect(page.locator('[data-test=bill-field]')).toHaveValue('268.00')
})

test('the bill in English', async ({ open, tempFolder }) => {
  const till = tempFolder()
  writeFileSync(join(till, 'bill.json'), JSON.stringify(BILL))
  const terminal = await open({ size: SMALL })
  const { page, folder } = terminal
  const choice = JSON.stringify(JSON.stringify({ language: 'en' }))
  await page.evaluate(`counter.invoke('session.setPreferences', ${choice})`)
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await page.locator('[data-test=welcome]').waitFor()
  await startTraining(page)
  await openMember(page)
  await runToEnd(folder, ['--bill', join(till, 'bill.json')])
  await expect(page.locator('[data-test=handed-line]')).toContainText('3 lines, ¥268.00')
  await runToEnd(folder, ['--bill', join(till, 'none.json')])
  await expect(page.locator('[data-test=bill-problem]')).toContainText('There is no bill file')
  await look(terminal, 'bill-bad', 'en')
  await page.keyboard.press('F5')
  await expect(page.locator('[data-test=handed-goods]')).toHaveCount(3)
  await look(terminal, 'bill-lines', 'en')
})

/** A picture at both sizes, with nothing too small, too pale or cut off. */
async function look(terminal: Terminal, state: string, language: 'zh-CN' | 'en' = 'zh-CN') {
  for (const size of [LARGE, SMALL]) {
    await terminal.resize(size)
    await inspector(terminal, { language, theme: 'light' })(`${state}-${size.width}`)
  }
}
