import { expect, type Page } from '@playwright/test'

/** A field of the form by its name. */
export const field = (page: Page, name: string) => page.locator(`[data-test=field-${name}]`)
/** What the coupon does, in words, above the form. */
export const sentence = (page: Page) => page.locator('[data-test=template-sentence]')
export const saveButton = (page: Page) => page.locator('[data-test=save-template]')

/** From any screen to the list of templates. */
export async function openTemplates(page: Page): Promise<void> {
  await page.keyboard.press('Alt+5')
  await expect(page.locator('[data-test=template-row]').first()).toBeFocused()
}

/** Makes “100 yuan or more, 10 off, Monday to Wednesday”; it stays open. Resolves with its number. */
export async function make(page: Page, name: string): Promise<string> {
  await page.keyboard.press('F2')
  await expect(field(page, 'templateName')).toBeFocused()
  await page.keyboard.type(name)
  await field(page, 'templateAmount').fill('10')
  await field(page, 'templateEnough').fill('100')
  for (const day of [1, 2, 3]) await page.locator(`[data-test=weekday-${day}]`).click()
  await page.locator('[data-choice=several]').check({ force: true })
  await field(page, 'templateDays').fill('0')
  await field(page, 'templatePerMember').fill('')
  await expect(sentence(page)).toHaveText('满 100 减 10，周一至周三，可叠加')
  await page.keyboard.press('F2')
  await expect(saveButton(page)).toContainText('✓')
  const about = await page.locator('[data-test=template-about]').textContent()
  return /模板号 (\d+)/.exec(about ?? '')?.[1] ?? ''
}
