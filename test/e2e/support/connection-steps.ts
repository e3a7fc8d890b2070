import { expect, type Locator, type Page } from '@playwright/test'

export interface ConnectionEntry {
  url: string
  token?: string
  seconds?: number
}

/** From the welcome to the connection form. */
export async function openConnectionForm(page: Page): Promise<void> {
  await page.keyboard.press('2')
  await expect(page.locator('[data-test=field-baseUrl]')).toBeFocused()
}

const field = (page: Page, name: string): Locator => page.locator(`[data-test=field-${name}]`)

/** Fills the form in and presses the test button; resolves with the report once it is there. */
export async function testConnection(
  page: Page,
  { url, token = 'some-token-of-this-test', seconds = 10 }: ConnectionEntry,
): Promise<Locator> {
  await field(page, 'baseUrl').fill(url)
  await field(page, 'token').fill(token)
  const advanced = page.locator('details')
  if ((await advanced.getAttribute('open')) === null) await page.locator('summary').click()
  await field(page, 'timeoutSeconds').fill(String(seconds))
  await page.locator('[data-test=test-connection]').click()
  const report = page.locator('[data-test=report]')
  await expect(report).toBeVisible()
  return report
}

/** Switches the language where it is offered on the page. */
export async function chooseLanguage(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  await page.locator(`label:has([data-choice="${language}"])`).click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}
