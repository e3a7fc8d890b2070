import { scan, startTraining } from './support/counter-steps'
import { expect, test } from './support/app'

const HOSTILE = [
  `<img src=x onerror="window.pwned=1">`,
  `<script>window.pwned=1</script>`,
  `'; DROP TABLE member_coupon; --`,
  `10001' OR '1'='1`,
  '{"member_id":{"$gt":""}}',
  '{"__proto__":{"member_id":"10001"}}',
  'javascript:window.pwned=1',
  '{{constructor.constructor("window.pwned=1")()}}',
  '../../../../etc/passwd',
  '%00%0a%0d',
  // Numbers and names that are 10001 to a careless reader, and to nobody else.
  '{"member_id":1.0001e4}',
  '{"member_id":10001.0}',
  '{"member_id":5,"MEMBER_ID":10001}',
  'member_id=5&member_id=10001',
  'https://member_id=10001@evil.example/',
  'https://shop.example/?member_id%00=10001',
  '{"a":{"member_id":10001}}',
  'member_id=%2B10001',
  'mem_coupon_id=-1&member_id=10001',
]

test('whatever is scanned is answered with a sentence and never carried out', async ({ open }) => {
  const { page } = await open()
  await startTraining(page)
  const answer = page.locator('[data-test=find-none], [data-test=find-problem]')
  for (const text of HOSTILE) {
    await page.locator('[data-test=find-field]').fill(text)
    await page.keyboard.press('Enter')
    await expect(answer, text).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(answer).toHaveCount(0)
  }
  expect(await page.evaluate('window.pwned ?? {}.member_id ?? null')).toBeNull()
  await scan(page, '10001')
  await expect(page.locator('[data-test=coupon-row]')).toHaveCount(12)
})

test('an emoji is nobody, and the counter goes on', async ({ open }) => {
  const { page } = await open()
  await startTraining(page)
  await page.keyboard.insertText('🎉👨‍👩‍👧')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=find-none]')).toContainText('没有找到')
  await page.keyboard.press('Escape')
  await scan(page, '10001')
  await expect(page.locator('[data-test=member-head]')).toBeVisible()
})

test('ten thousand pasted characters are refused at once, and the field stays usable', async ({
  open,
}) => {
  const { page } = await open()
  await startTraining(page)
  for (const text of ['9'.repeat(10_000), '长'.repeat(10_000), '<b>'.repeat(10_000)]) {
    await page.keyboard.insertText(text)
    const started = Date.now()
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-test=find-problem]')).toHaveText(
      '扫到的内容太长，不像会员码或券码。请核对后重新扫码。',
    )
    expect(Date.now() - started, 'the window froze').toBeLessThan(5_000)
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-test=find-field]')).toHaveValue('')
    await page.keyboard.press('Escape')
  }
  await scan(page, '10001')
  await expect(page.locator('[data-test=member-head]')).toBeVisible()
})
