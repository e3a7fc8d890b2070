import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import { startTraining } from './support/counter-steps'
import { inspector } from './support/inspector'
import { snapAt } from './support/screenshots'
import { field, make, openTemplates, saveButton, sentence } from './support/template-steps'
import { LARGE, SMALL } from './support/terminal'

const LOOK = { language: 'zh-CN', theme: 'light' } as const
/** Calls what the screens call, as another terminal would. */
function ask<T>(page: Page, name: string, input: unknown): Promise<T> {
  const json = JSON.stringify(JSON.stringify(input))
  return page.evaluate<T>(
    `counter.invoke('${name}', ${json}).then((answer) => JSON.parse(answer).value)`,
  )
}

test('the owner makes a template, changes it, and no change is lost unasked', async ({ open }) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await openTemplates(page)
  const inspect = inspector(terminal, LOOK)
  await inspect('templates')
  await snapAt(terminal, [LARGE, SMALL], '86-templates')

  // Nothing typed: everything that is wrong is said, the first of it has the focus.
  await page.keyboard.press('F2')
  await expect(field(page, 'templateName')).toBeFocused()
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=template-wrong]')).toHaveText('还有 2 处要改')
  await inspect('template-wrong')
  await page.keyboard.press('Escape')

  const id = await make(page, '周年庆满减')
  await snapAt(terminal, [LARGE, SMALL], '87-template')
  await inspect('template')

  // Changes hold back whoever leaves by key, by the navigation or by Esc.
  await page.locator('[data-test=weekday-3]').click()
  await expect(sentence(page)).toHaveText('满 100 减 10，周一、周二，可叠加')
  await page.keyboard.press('Alt+1')
  await expect(page.locator('[data-test=unsaved-stay]')).toBeFocused()
  await inspect('template-unsaved')
  await snapAt(terminal, [LARGE, SMALL], '88-template-unsaved')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=unsaved-dialog]')).toHaveCount(0)
  await expect(sentence(page)).toBeVisible()
  await page.evaluate('window.close()')
  await expect(page.locator('[data-test=unsaved-stay]')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.locator('[data-test=unsaved-discard]').click()
  const row = page.locator(`[data-template="${id}"]`)
  await expect(row).toBeFocused()
  await expect(row.locator('[data-test=row-sentence]')).toHaveText(
    '满 100 减 10，周一至周三，可叠加',
  )

  // Somebody else saves meanwhile.
  await page.keyboard.press('Enter')
  await expect(field(page, 'templateName')).toBeFocused()
  const {
    id: _id,
    figures: _figures,
    revision,
    ...draft
  } = await ask<Record<string, unknown>>(page, 'templates.get', { templateId: id })
  await ask(page, 'templates.save', {
    ...{ templateId: id, revision, pin: null },
    draft: { ...draft, enoughFen: 20_000 },
  })
  await field(page, 'templateName').fill('周年庆')
  await page.keyboard.press('F2')
  await expect(page.locator('[data-test=difference]')).toHaveCount(2)
  await expect(page.locator('[data-test=conflict-dialog]')).toContainText('200')
  await inspect('template-conflict')
  await snapAt(terminal, [LARGE, SMALL], '89-template-conflict')
  await page.locator('[data-test=conflict-over]').click()
  await expect(saveButton(page)).toContainText('✓')
  const now = await ask<{ name: string; enoughFen: number }>(page, 'templates.get', {
    templateId: id,
  })
  expect(now).toMatchObject({ name: '周年庆', enoughFen: 10_000 })
})

test('a coupon is given to a list with bad lines, and the unused ones are taken back', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await openTemplates(page)
  await make(page, '老客回馈')
  const inspect = inspector(terminal, LOOK)
  await page.locator('[data-test=open-give]').click()
  const dialog = page.locator('[data-test=give-dialog]')
  await dialog.locator('[data-choice=file]').check({ force: true })
  await dialog.locator('[data-test=receivers-file]').setInputFiles({
    name: '名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('姓名,会员号\n甲,10001\n乙,10002\n丙,\n丁,10001\n戊,99999999\n'),
  })
  await expect(dialog.locator('[data-test=receivers-found]')).toContainText('会员号')
  await expect(dialog.locator('[data-test=bad-line]')).toHaveText([
    '第 4 行“丙”：没有号码',
    '第 5 行“10001”：和第 2 行相同',
  ])
  await inspect('give-file')
  await snapAt(terminal, [LARGE, SMALL], '90-give-file')
  await dialog.locator('[data-test=give-check]').click()
  await expect(dialog.locator('[data-test=give-count]')).toHaveText('将发给 2 位会员，每人 1 张。')
  await expect(dialog.locator('[data-test=without-row]')).toHaveText(['99999999 查无此会员'])
  await expect(dialog.locator('[data-test=give-back]')).toBeFocused()
  await inspect('give-check')
  await snapAt(terminal, [LARGE, SMALL], '91-give-check')
  await dialog.locator('[data-test=give-confirm]').click()
  await expect(dialog.locator('[data-test=give-done]')).toHaveText('已发给 2 位会员。')
  await dialog.locator('[data-test=copy-without]').click()
  await expect(dialog.locator('[data-test=copy-without]')).toContainText('✓')
  await inspect('give-done')
  await snapAt(terminal, [LARGE, SMALL], '92-give-done')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=template-about]')).toContainText('已领 2 · 已用 0 · 未用 2')

  await page.locator('[data-test=open-recall]').click()
  await expect(page.locator('[data-test=recall-lead]')).toContainText('2 张')
  await inspect('recall')
  await snapAt(terminal, [LARGE, SMALL], '93-recall')
  await page.locator('[data-test=recall-go]').click()
  await expect(page.locator('[data-test=recalled]')).toHaveText('已收回 2 张。')
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-test=template-about]')).toContainText('未用 0')
})
