import { chooseLanguage, openConnectionForm, testConnection } from './support/connection-steps'
import { openMember } from './support/counter-steps'
import { FAULTS } from './support/faulty-servers'
import { snap, snapAt } from './support/screenshots'
import { expect, test } from './support/shared-api'
import { LARGE, SMALL } from './support/terminal'

test('a right connection is tested, saved and used', async ({ api, open }) => {
  const terminal = await open()
  const { page } = terminal
  await openConnectionForm(page)
  await snapAt(terminal, [LARGE, SMALL], '15-connect')
  const report = await testConnection(page, api)
  await expect(report).toContainText('连接正常：3 家门店')
  await expect(report).toContainText('按姓名、手机号找会员')
  await snapAt(terminal, [LARGE], '16-connect-tested')
  await terminal.resize(SMALL)
  await page.locator('[data-test=save-connection]').hover()
  await snap(terminal, SMALL, '16-connect-tested')
  await page.locator('[data-test=save-connection]').click()
  await expect(page.locator('[data-shop]')).toHaveCount(3)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=idle]')).toBeVisible()
  await expect(page.locator('[data-test=mode]')).toHaveText(new URL(api.url).host)
  await openMember(page)
  await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'online')
})

test('each thing that can be wrong has its own sentence, in both languages', async ({
  api,
  open,
}) => {
  const { page } = await open()
  await openConnectionForm(page)
  const faults = {
    html: await FAULTS.html(),
    broken: await FAULTS.broken(),
    silent: await FAULTS.silent(),
    selfSigned: await FAULTS.selfSigned(),
    closed: await FAULTS.closed(),
    noShops: await FAULTS.noShops(),
  }
  const sentences: [url: string, zh: RegExp, en: RegExp][] = [
    [api.url, /^券接口不接受这个令牌。/, /^The coupon API does not accept this token\./],
    [faults.closed.url, /^连不上券接口 127\.0\.0\.1:\d+。/, /^Cannot reach the coupon API at/],
    [
      faults.html.url,
      /^这个地址回答的是网页，不是券接口。/,
      /^This address answers with a web page/,
    ],
    [
      faults.broken.url,
      /^券接口报告故障（HTTP 500）。/,
      /^The coupon API reported a fault \(HTTP 500\)/,
    ],
    [
      faults.silent.url,
      /^券接口 1 秒内没有回答。/,
      /^The coupon API did not answer within 1 second/,
    ],
    [faults.selfSigned.url, /的安全证书不可信（.+）/, /^The certificate of .+ cannot be trusted/],
    ['http://no-such-host.invalid', /^找不到地址 no-such-host\.invalid。/, /does not exist/],
    [faults.noShops.url, /^券接口里还没有门店。/, /^The coupon API has no shops yet\./],
  ]
  for (const [url, zh, en] of sentences) {
    const report = await testConnection(page, { url, seconds: 1 })
    await expect(report.locator('p, strong').first()).toHaveText(zh)
    await chooseLanguage(page, 'en')
    await expect(report.locator('p, strong').first()).toHaveText(en)
    await chooseLanguage(page, 'zh-CN')
  }
  for (const fault of Object.values(faults)) await fault.close()
})

test('wrong fields are named before anything is sent', async ({ open }) => {
  const { page } = await open()
  await openConnectionForm(page)
  await page.locator('[data-test=field-baseUrl]').fill('coupon.example.com')
  await page.locator('[data-test=test-connection]').click()
  const form = page.locator('[data-test=connection-form]')
  await expect(form).toContainText('请填完整网址，以 https:// 或 http:// 开头，不带空格。')
  await expect(form).toContainText('请填写令牌，或改选“不用令牌”。')
  await expect(page.locator('[data-test=field-baseUrl]')).toBeFocused()
  await expect(page.locator('[data-test=report]')).toHaveCount(0)
})
