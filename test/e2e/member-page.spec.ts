import type { ElectronApplication, Page } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import type { CouponApi } from './support/coupon-api'
import { DEMO_MEMBER } from './support/counter-steps'
import { snap } from './support/screenshots'
import { expect, test } from './support/shared-api'

/** The narrowest phone, and an ordinary one. */
const PHONES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
] as const

/** Opens a page as the browser of a phone would: in a window of its own that knows nothing of the terminal. */
async function onPhone(app: ElectronApplication, url: string, language: string): Promise<Page> {
  const opened = app.waitForEvent('window')
  await app.evaluate(
    ({ BrowserWindow }, [address, accepted]) => {
      const window = new BrowserWindow({ webPreferences: { partition: 'phone', sandbox: true } })
      void window.loadURL(address, { extraHeaders: `accept-language: ${accepted}\n` })
    },
    [url, language] as const,
  )
  return opened
}

/** Looks at what stands there now on each phone, by day and by night. */
async function look({ page, name }: { page: Page; name: string }): Promise<void> {
  for (const phone of PHONES) {
    await page.setViewportSize(phone)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const over = await page.evaluate<number>(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      )
      expect(over, `${name} at ${phone.width}`).toBeLessThanOrEqual(0)
      await expectAccessible(page, `${name}, ${colorScheme}`)
      await snap({ page }, phone, `${name}-${colorScheme}`)
    }
  }
}

async function linkOf(api: CouponApi): Promise<string> {
  const { path } = await api.ask<{ path: string }>('/member/codelink', { member_id: DEMO_MEMBER })
  return path
}

for (const language of ['zh-CN', 'en']) {
  test(`a phone shows its member's code in ${language}, at 320 px, in the dark, and to a screen reader`, async ({
    open,
    api,
    connectedFolder,
  }) => {
    const { app } = await open({ folder: connectedFolder() })
    const page = await onPhone(app, api.url + (await linkOf(api)), language)
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await expect(page.locator('#digits')).toHaveText(/^\d{4} ?\d{4}$/)
    await look({ page, name: `member-page-${language}` })
    // Without a line nothing is shown that may have run out, and the page says so.
    await page.context().setOffline(true)
    await expect(page.locator('#code')).toBeHidden()
    await expect(page.locator('#message')).not.toBeEmpty()
    await look({ page, name: `member-page-offline-${language}` })
    await page.context().setOffline(false)
    await expect(page.locator('#code')).toBeVisible()
  })
}

test('a link that is over says so', async ({ open, api, connectedFolder }) => {
  const { app } = await open({ folder: connectedFolder() })
  const path = await linkOf(api)
  await api.ask('/member/renewcode', { member_id: DEMO_MEMBER })
  const page = await onPhone(app, api.url + path, 'zh-CN')
  await expect(page.locator('.message.shown')).toBeVisible()
  await look({ page, name: 'member-page-gone' })
})
