import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './support/app'
import { bitmapOf, ean13, fakeCamera, filmOf, qrCode } from './support/code-pictures'
import { DEMO_MEMBER, MEMBER_QR, startTraining } from './support/counter-steps'
import { watchDecoding } from './support/decode-time'
import { snapAt } from './support/screenshots'
import { LARGE, SMALL } from './support/terminal'

const dialog = (page: Page) => page.locator('[data-test=camera-dialog]')

test('the camera reads a member code, and not the same one again at once', async ({
  open,
  tempFolder,
}) => {
  const film = filmOf(qrCode(MEMBER_QR), join(tempFolder(), 'member.y4m'))
  const terminal = await open({ words: fakeCamera(film) })
  const { page } = terminal
  await startTraining(page)
  const report = await watchDecoding(page)
  await page.keyboard.press('F3')
  await report('a member code')
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute(
    'data-member-id',
    DEMO_MEMBER,
  )
  await expect(dialog(page)).toHaveCount(0)
  // It still lies there: the camera shows it and waits for another one.
  await page.keyboard.press('F3')
  await expect(dialog(page)).toHaveAttribute('data-state', 'on')
  await snapAt(terminal, [LARGE, SMALL], '95-camera')
  await page.keyboard.press('Escape')
  await expect(dialog(page)).toHaveCount(0)
})

test('the camera reads the bar code of a card', async ({ open, tempFolder }) => {
  const card = ean13('690123456789')
  const film = filmOf(card, join(tempFolder(), 'card.y4m'))
  const { page } = await open({ words: fakeCamera(film) })
  await startTraining(page)
  const report = await watchDecoding(page)
  await page.locator('[data-test=find-camera]').click()
  await report('the bar code of a card')
  await expect(page.locator('[data-test=find-none]')).toContainText(card.digits)
})

test('without a camera the dialog says so, and a picture is read in its place', async ({
  open,
}) => {
  const terminal = await open()
  const { page } = terminal
  await startTraining(page)
  await page.keyboard.press('F3')
  const trouble = page.locator('[data-test=camera-trouble]')
  await expect(trouble).toHaveAttribute('data-trouble', 'none')
  await snapAt(terminal, [LARGE, SMALL], '94-camera-none')
  const file = page.locator('[data-test=camera-file]')
  await file.setInputFiles({
    name: 'a.png',
    mimeType: 'image/png',
    buffer: Buffer.from('no picture'),
  })
  await expect(page.locator('[data-test=camera-note]')).toHaveClass(/bad/)
  await file.setInputFiles({
    name: 'code.bmp',
    mimeType: 'image/bmp',
    buffer: bitmapOf(qrCode(MEMBER_QR)),
  })
  await expect(page.locator('[data-test=member-head]')).toHaveAttribute(
    'data-member-id',
    DEMO_MEMBER,
  )
})
