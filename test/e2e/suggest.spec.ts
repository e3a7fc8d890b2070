import { expect, test } from './support/app'
import { DEMO_MEMBER, FINGERS, scan, startTraining } from './support/counter-steps'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'

const BOTH = [LARGE, SMALL]

test('members are suggested while somebody types, and opened with the arrows or a click', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  const rows = page.locator('[data-test=suggest-row]')
  const demo = rows.and(page.locator(`[data-member-id="${DEMO_MEMBER}"]`))
  const head = page.locator('[data-test=member-head]')

  await page.keyboard.type('1234', FINGERS)
  await expect(demo.locator('mark')).toHaveText(['1234'])
  await page.keyboard.press('ArrowDown')
  await expect(demo).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('data-member-id', DEMO_MEMBER)
  await expect(rows).toHaveCount(0)

  await page.keyboard.press('Escape')
  // Out of what was pulled meanwhile.
  await page.keyboard.press('Alt+3')
  const facts = page.locator('[data-test=cache-facts]')
  await expect(facts).toHaveAttribute('data-phase', 'ready', { timeout: 60_000 })
  await page.keyboard.press('Alt+1')
  await page.keyboard.type('199', FINGERS)
  await expect(rows).toHaveCount(20)
  // Who was here a moment ago comes before the others.
  await expect(rows.first()).toHaveAttribute('data-member-id', DEMO_MEMBER)
  await page.keyboard.press('ArrowDown')
  await snapAt(terminal, BOTH, '97-suggest-phone')
  await rows.nth(3).click()
  await expect(head).toBeVisible()
  await expect(head).not.toHaveAttribute('data-member-id', DEMO_MEMBER)
  await expect(rows).toHaveCount(0)
})

test('pinyin finds a member, and who is near to a name is asked about', async ({ open }) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await scan(page, DEMO_MEMBER)
  const head = page.locator('[data-test=member-head]')
  await expect(head).toContainText('戴玉琪')
  await page.keyboard.press('Escape')
  const demo = page.locator(`[data-test=suggest-row][data-member-id="${DEMO_MEMBER}"]`)

  await page.keyboard.type('dyq', FINGERS)
  await expect(demo.locator('mark')).toHaveText(['戴玉琪'])
  await snapAt(terminal, BOTH, '98-suggest-pinyin')
  await page.keyboard.press('Escape')
  await expect(demo).toHaveCount(0)

  // All of the initials, and Enter at once: asked about, and Enter again opens.
  await page.keyboard.type('dyq', FINGERS)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=choice-title]')).toContainText('按拼音找到')
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('data-member-id', DEMO_MEMBER)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')

  // One letter off, and Enter at once.
  await page.keyboard.type('daiyuqo', FINGERS)
  await expect(demo).toHaveAttribute('data-rank', 'mistake')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-test=choice-title]')).toContainText('您要找的是不是')
  await snapAt(terminal, BOTH, '99-nearly')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(head).toHaveAttribute('data-member-id', DEMO_MEMBER)
  await page.keyboard.press('Escape')
  // As an input method writes it.
  await page.keyboard.insertText('玉琪')
  await expect(demo.locator('mark')).toHaveText(['玉琪'])
})
