import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import { scan, startTraining } from './support/counter-steps'
import { inspector, LOOKS } from './support/inspector'
import { inspectAsItStands } from './support/looks'

const rules = (page: Page) => page.locator('[data-test=code-rule]')
const answer = (page: Page) => page.locator('[data-test=trial-answer]')
const meaning = (page: Page) => page.locator('[data-test=trial-meaning]')

async function openCodes(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3')
  await expect(page.locator('#main')).toBeFocused()
  await page.locator('[data-test=open-codes]').click()
  await expect(rules(page)).toHaveCount(8)
  await expect(page.locator('#main')).toBeFocused()
}

test('a shop makes a rule, tries it out, saves it, and the counter reads by it', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await openCodes(page)
  await page.locator('[data-test=trial-text]').fill('https://shop.example/?member_id=10001')
  await expect(meaning(page)).toContainText('会员号 10001')
  await expect(answer(page)).toContainText('由规则 3“member_id · URL”认出')
  await expect(rules(page).nth(0)).toContainText('没有这个字段')
  await expect(rules(page).nth(4)).toContainText('前面已认出')

  await page.locator('[data-test=code-add]').click()
  await page.keyboard.type('新卡')
  await page.locator('[data-choice=regex]').check()
  await page.locator('[data-test=field-rulePattern]').fill('N(?P<value>[0-9]+)(?=x)')
  await expect(answer(page)).toContainText('(?=')
  await page.locator('[data-test=code-save]').click()
  await expect(page.locator('[data-test=codes-state]')).toContainText('1 处不对')
  await page.locator('[data-test=field-rulePattern]').fill('N(?P<value>[0-9]+)')
  await page.locator('[data-test=trial-text]').fill('N10001')
  await expect(meaning(page)).toContainText('会员号 10001')

  // What is scanned into the field is tried out there, in the place of what was typed, though nothing is saved yet.
  await page.locator('[data-test=trial-text]').focus()
  await scan(page, 'N10002')
  await expect(page.locator('[data-test=trial-text]')).toHaveValue('N10002')
  await expect(meaning(page)).toContainText('会员号 10002')

  // By keyboard alone: two places down, and the focus stays with the rule.
  await rules(page).first().locator('[data-act=down]').focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expect(rules(page).nth(2)).toContainText('新卡')
  await expect(rules(page).nth(2).locator('[data-act=down]')).toBeFocused()

  // Leaving asks first.
  await page.keyboard.press('Alt+1')
  await expect(page.locator('[data-test=unsaved-dialog]')).toBeVisible()
  await page.locator('[data-test=unsaved-save]').click()
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await scan(page, 'N10001')
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute('data-member-id', '10001')
})

test('rules travel as a file; a bad one is told field by field and changes nothing', async ({
  open,
  tempFolder,
}) => {
  const terminal = await open()
  const { page, app } = terminal
  await startTraining(page)
  await openCodes(page)
  const file = join(tempFolder(), 'rules.json')
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: path })
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await page.locator('[data-test=code-preset]').selectOption('letters')
  await expect(rules(page)).toHaveCount(10)
  await page.locator('[data-test=code-export]').click()
  await expect(page.locator('[data-test=codes-exported]')).toContainText('rules.json')
  await inspectAsItStands(terminal, 'codes-exported')
  const written = JSON.parse(readFileSync(file, 'utf8')) as { rules: Record<string, unknown>[] }
  expect(written).toMatchObject({ kind: 'coupon-counter-code-rules', version: 1 })

  written.rules = [{ ...written.rules[0], prefix: '', means: 'money' }]
  writeFileSync(file, JSON.stringify(written))
  await page.locator('[data-test=code-import]').click()
  await expect(page.locator('[data-test=codes-bad-file]')).toContainText('2 处不对')
  await expect(page.locator('[data-test=codes-bad-file]')).toContainText('规则 1 · 前缀')
  await expect(rules(page)).toHaveCount(10)

  written.rules = [{ kind: 'prefix', name: 'Z', prefix: 'Z', means: 'memberId' }]
  writeFileSync(file, JSON.stringify(written))
  await page.locator('[data-test=code-import]').click()
  await expect(rules(page)).toHaveCount(1)
  await expect(page.locator('[data-test=codes-bad-file]')).toHaveCount(0)
  await page.locator('[data-test=code-usual]').click()
  await expect(rules(page)).toHaveCount(8)
})

for (const look of LOOKS) {
  test(`the page of rules is accessible: ${look.language}, ${look.theme}`, async ({ open }) => {
    const terminal = await open({ look })
    const { page } = terminal
    const inspect = inspector(terminal, look)
    await startTraining(page)
    await openCodes(page)
    await inspect('codes')
    await page.locator('[data-test=trial-text]').fill('{"phone":"138 0013 8000"}')
    await expect(meaning(page)).toContainText('13800138000')
    await inspect('codes-tried')
    await page.locator('[data-test=code-add]').click()
    await page.locator('[data-choice=regex]').check()
    await page.locator('[data-test=field-rulePattern]').fill('(?P<value>a+')
    await page.locator('[data-test=code-save]').click()
    await expect(page.locator('[data-test=codes-state]')).toContainText('1')
    await inspect('codes-wrong')
  })
}
