import { openMember } from './support/counter-steps'
import { expect, test } from './support/shared-api'

const YEAR_MS = 365 * 86_400_000

test('a clock that is a year slow is pointed out, and the server decides what is valid', async ({
  line,
  connectedFolder,
  open,
}) => {
  line.handle = async (passage) => {
    const answer = await passage.forward()
    const date = new Date(Date.now() + YEAR_MS).toUTCString()
    passage.reply({ ...answer, headers: { ...answer.headers, date } })
  }
  const { page } = await open({ folder: connectedFolder() })
  await openMember(page)
  await expect(page.locator('[data-test=clock]')).toHaveText('本机时钟比服务器慢 365 天，请校正')
  // By the server's calendar everything that had an end is over.
  await expect(page.locator('[data-usable=true]')).toHaveCount(0)
})

test('a clock that is right is not mentioned', async ({ connectedFolder, open }) => {
  const { page } = await open({ folder: connectedFolder() })
  await openMember(page)
  await expect(page.locator('[data-test=line]')).toHaveAttribute('data-line', 'online')
  await expect(page.locator('[data-test=clock]')).toHaveCount(0)
})
