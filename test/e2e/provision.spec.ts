import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseLanguage } from './support/connection-steps'
import { openMember } from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

test('a terminal that was provisioned starts at its counter', async ({
  api,
  connectedFolder,
  open,
}) => {
  const folder = connectedFolder()
  const { page } = await open({ folder })
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await expect(page.locator('[data-test=switch-shop]')).toContainText('青禾生活馆（滨江店）')
  await expect(page.locator('[data-test=cashier]')).toContainText('林恬')
  await openMember(page)
  // The token is sealed; the file that brought it is kept without it.
  expect(existsSync(join(folder, 'provision.json'))).toBe(false)
  for (const name of ['provision.applied.json', 'settings.json', 'secrets.json']) {
    expect(readFileSync(join(folder, name), 'utf8'), name).not.toContain(api.token)
  }
})

test('a wrong provisioning file names every wrong field and changes nothing', async ({
  open,
  tempFolder,
}) => {
  const folder = tempFolder()
  const content = {
    mode: 'api',
    connection: { dialect: 'other', baseUrl: 'ftp://example.com', token: 'a'.repeat(40) },
    shop: { id: '' },
    language: 'fr',
    shops: [],
  }
  writeFileSync(join(folder, 'provision.json'), JSON.stringify(content))
  const terminal = await open({ folder })
  const { page } = terminal
  const errors = page.locator('[data-test=provisioning-errors]')
  await expect(errors).toContainText('预置文件 provision.json 有')
  for (const field of ['connection.dialect', 'connection.baseUrl', 'shop.id', 'language']) {
    await expect(errors.locator('code', { hasText: field }).first()).toBeVisible()
  }
  await expect(errors).toContainText('只能是 auditelecoupon')
  await snapAt(terminal, [LARGE, SMALL], '17-provisioning-errors')
  await chooseLanguage(page, 'en')
  await expect(errors).toContainText('was not applied')
  await expect(errors).toContainText('Only auditelecoupon')
  // The page scrolls as one, not the list inside it as well.
  const scrolling = await page
    .locator('[data-test=provisioning-errors] .words')
    .evaluate((words) => {
      const found: string[] = []
      for (let at = words; at.parentElement; at = at.parentElement) {
        at.scrollTop = 1
        if (at.scrollTop > 0) found.push(at.className)
        at.scrollTop = 0
      }
      return found
    })
  expect(scrolling).toEqual(['frame'])
  expect(existsSync(join(folder, 'provision.json'))).toBe(true)
  // It can still be set up by hand.
  await page.locator('[data-test=start-training]').click()
  await expect(page.locator('[data-shop]')).toHaveCount(3)
})
