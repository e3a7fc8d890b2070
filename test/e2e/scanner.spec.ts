import type { Page } from '@playwright/test'
import { PEOPLE } from '../support/people'
import { BURSTS, type Burst, type Place } from './support/bursts'
import { DEMO_MEMBER, startTraining } from './support/counter-steps'
import { expect, test } from './support/app'
import { keyboardOf, type Keyboard } from './support/scanner-keys'

const SLOWLY = 240_000
const PASSWORD = '[data-test=field-newPin] input, input[data-test=field-newPin]'
const NAME = '[data-test=field-cashierName] input, input[data-test=field-cashierName]'

test('thirty scans are known wherever the focus is, and not a character of them goes elsewhere', async ({
  open,
}) => {
  test.setTimeout(SLOWLY)
  expect(BURSTS).toHaveLength(30)
  const { page } = await open()
  await startTraining(page)
  await listen(page)
  const keys = await keyboardOf(await page.context().newCDPSession(page))
  for (const burst of BURSTS) await test.step(burst.name, () => scanAt(page, keys, burst))
})

test('thirty people type up to twelve keys a second, and every character arrives', async ({
  open,
}) => {
  test.setTimeout(SLOWLY)
  const { page } = await open()
  await startTraining(page)
  await listen(page)
  const keys = await keyboardOf(await page.context().newCDPSession(page))
  for (const { name, text, gaps, dwells } of PEOPLE) {
    await test.step(name, async () => {
      const field = page.locator(name.includes('PIN') ? PASSWORD : NAME)
      await page.evaluate("location.hash = '#/settings'")
      await field.fill('')
      await field.focus()
      keys.rest()
      await keys.type(text, { gaps, dwells })
      await expect(field).toHaveValue(text.replace('\n', ''))
      expect(await heard(page)).toEqual([])
    })
  }
})

async function scanAt(page: Page, keys: Keyboard, burst: Burst): Promise<void> {
  const { text, rhythm, composes, before = '', layout = 'computer' } = burst
  const codes = burst.codes ?? [text.replace(/[\n\t]/g, '')]
  await setLayout(page, layout)
  await focusOn(page, burst.place)
  await forget(page)
  const people = { gaps: [170, 190], dwells: [90, 80] }
  keys.rest()
  await keys.type(before, people)
  keys.wait(150)
  await (composes ? keys.compose(text, rhythm) : keys.type(text, rhythm))
  await expect.poll(() => heard(page), { message: burst.name }).toEqual(codes)
  const written = await leaked(page)
  expect(written.at(-1) ?? '', burst.name).toBe(before)
  expect(written.filter((text) => !before.startsWith(text))).toEqual([])
  const refused = page.locator('[data-test=scan-refused]')
  if (codes[0] === 'unsaved') {
    await expect(refused).toContainText('还没保存')
    await expect(page.locator(NAME)).toHaveValue(before)
  } else if (burst.place === 'dialog') {
    await expect(refused).toContainText('请先关闭打开的窗口')
    await expect(page.locator('dialog[open]')).toBeVisible()
    await page.keyboard.press('Escape')
  } else {
    // What was scanned last is what the counter asks for.
    await expect(page.locator('[data-test=counter-screen]')).toHaveAttribute(
      'data-phase',
      /none|member|several/,
    )
  }
}

async function focusOn(page: Page, place: Place): Promise<void> {
  const hash =
    place === 'password' || place === 'settings'
      ? '/settings'
      : place === 'records'
        ? '/records'
        : '/'
  await page.evaluate(`location.hash = '#${hash}'`)
  if (hash === '/') await page.locator('[data-test=counter-screen]').waitFor()
  const field = page.locator('[data-test=find-field]')
  if (place === 'field' || place === 'button') {
    await field.fill('')
    await field.focus()
  }
  if (place === 'button') await page.locator('a[href$="/records"]').first().focus()
  if (place === 'bill') {
    await field.fill(DEMO_MEMBER)
    await page.locator('[data-test=find-button]').click()
    await page.locator('[data-test=member-head]').waitFor()
    await page.locator('[data-test=bill-field]').fill('')
    await page.locator('[data-test=bill-field]').focus()
  }
  if (place === 'password') await page.locator(PASSWORD).focus()
  if (place === 'settings') {
    await page.locator(NAME).fill('')
    await page.locator(NAME).focus()
  }
  if (place === 'records') await page.locator('main input').last().focus()
  if (place === 'dialog') {
    await page.keyboard.press('F1')
    await page.locator('dialog[open]').waitFor()
  }
}

async function setLayout(page: Page, layout: string): Promise<void> {
  await page.evaluate(
    `(() => { const scans = ${STORE}; return scans.save({ ...scans.settings, layout: '${layout}' }) })()`,
  )
}

const STORE =
  "document.querySelector('#app').__vue_app__.config.globalProperties.$pinia._s.get('scans')"

/** Notes what the program hears, and every character that any field but the find field has ever held. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.heard = []
    window.written = new Set()
    ${STORE}.$onAction(({ name, args }) => {
      if (name === 'offer' || name === 'refuse') window.heard.push(args[0])
    })
    addEventListener('input', ({ target, isComposing }) => {
      if (!isComposing && document.contains(target)) window.written.add(target.value)
    }, true)
  })()`)
}
const forget = (page: Page) => page.evaluate('window.heard.length = 0; window.written.clear()')
const heard = (page: Page) => page.evaluate<string[]>('window.heard')
const leaked = (page: Page) =>
  page.evaluate<string[]>("[...window.written].filter((text) => text !== '')")
