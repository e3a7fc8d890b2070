import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './support/app'
import { chooseLanguage } from './support/connection-steps'
import {
  couponIdOf,
  expectOutcome,
  openMember,
  redeemByKeyboard,
  startTraining,
} from './support/counter-steps'
import { APP_FOLDER, electronAtHand } from './support/electron'
import { snapAt } from './support/screenshots'
import { mountSmallDisk } from './support/small-disk'
import { LARGE, SMALL } from './support/terminal'

const RETRY = '.failed button'

test('a data folder that cannot be is said in a sentence, and a retry works once it is mended', async ({
  open,
  tempFolder,
}) => {
  const inTheWay = join(tempFolder(), 'in-the-way')
  writeFileSync(inTheWay, 'a file, not a folder')
  const folder = join(inTheWay, 'data')
  const terminal = await open({ folder })
  const { page } = terminal
  await expect(page.locator('[data-problem="storage.readOnly"]')).toContainText(
    `数据文件夹不能写入：${folder}`,
  )
  // Which language is wanted stands in the folder that cannot be read.
  await expect(page.locator('[data-problem="storage.readOnly"]')).toContainText(
    `The data folder cannot be written: ${folder}`,
  )
  await snapAt(terminal, [LARGE, SMALL], '18-folder-unusable')
  await page.locator(RETRY).click()
  await expect(page.locator('[data-problem="storage.readOnly"]')).toBeVisible()

  rmSync(inTheWay)
  mkdirSync(inTheWay)
  await page.locator(RETRY).click()
  await expect(page.locator('[data-test=welcome]')).toBeVisible()
})

test('a ledger of a newer version is refused and left as it is, byte for byte', async ({
  open,
}) => {
  const first = await open()
  const { folder } = first
  await first.close()
  const file = join(folder, 'ledger.db')
  // By SQLite itself: what the last run left in its log would stand above a byte written into the file.
  const { program } = electronAtHand()
  const write =
    "const d = new (require('better-sqlite3'))(process.argv[1]); d.pragma('user_version = 9999'); d.close()"
  execFileSync(program, ['-e', write, file], {
    cwd: APP_FOLDER,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  })
  const before = hashOf(file)

  const { page } = await open({ folder })
  await expect(page.locator('[data-problem="storage.newer"]')).toContainText(
    '数据文件 ledger.db 来自更新的版本，为安全起见没有打开，也没有改动。请安装新版本。',
  )
  await page.locator(RETRY).click()
  await expect(page.locator('[data-problem="storage.newer"]')).toBeVisible()
  expect(hashOf(file)).toBe(before)
})

test('a damaged ledger is kept as it is, and the counter opens with a new one', async ({
  open,
  tempFolder,
}) => {
  const folder = tempFolder()
  const file = join(folder, 'ledger.db')
  writeFileSync(file, 'this was a ledger once, '.repeat(1_000))
  const before = hashOf(file)
  const { page } = await open({ folder })
  await expect(page.locator('[data-test=welcome]')).toBeVisible()
  const kept = readdirSync(folder).find((name) => name.startsWith('ledger.damaged-')) ?? ''
  expect(hashOf(join(folder, kept))).toBe(before)
})

test('damaged settings are kept aside, and the first screen says under which name', async ({
  open,
  tempFolder,
}) => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'settings.json'), '{"mode":"api"')
  const { page } = await open({ folder })
  const note = page.locator('[data-test=damaged-settings]')
  const kept = /settings\.damaged-\d{8}T\d{6}Z\.json/.exec(await note.innerText())?.[0] ?? ''
  expect(readFileSync(join(folder, kept), 'utf8')).toBe('{"mode":"api"')
  await chooseLanguage(page, 'en')
  await expect(note).toContainText(`kept as ${kept}`)
})

test.describe('on a disk of its own', () => {
  // Only a mounted disk is full, or read-only for root as well. Where it may not be mounted this fails and says so.
  test.skip(process.platform !== 'linux', 'a disk in memory is mounted in the Linux way')

  test('a read-only disk is said in a sentence, and a retry works once it is writable', async ({
    open,
  }) => {
    const disk = mountSmallDisk()
    try {
      disk.makeReadOnly()
      const { page, close } = await open({ folder: disk.folder })
      await expect(page.locator('[data-problem="storage.readOnly"]')).toBeVisible()
      disk.makeWritable()
      await page.locator(RETRY).click()
      await expect(page.locator('[data-test=welcome]')).toBeVisible()
      await close()
    } finally {
      disk.remove()
    }
  })

  test('a disk that is full at the start is said in a sentence', async ({ open }) => {
    const disk = mountSmallDisk()
    try {
      disk.fill()
      const { page, close } = await open({ folder: disk.folder })
      await expect(page.locator('[data-problem="storage.full"]')).toContainText('磁盘已满')
      disk.clear()
      await page.locator(RETRY).click()
      await expect(page.locator('[data-test=welcome]')).toBeVisible()
      await close()
    } finally {
      disk.remove()
    }
  })

  test('a disk that gets full before a sale redeems nothing and loses nothing', async ({
    open,
  }) => {
    const disk = mountSmallDisk(48)
    try {
      const { page, close } = await open({ folder: disk.folder })
      await startTraining(page)
      await openMember(page)
      const id = await couponIdOf(page, '满百减二十券')
      disk.fill()
      await redeemByKeyboard(page, ['满百减二十券'])
      await expect(page.locator('[data-test=confirm-problem]')).toContainText('磁盘已满')
      await expect(page.locator('[data-test=confirm-problem]')).toContainText('没有核销')
      disk.clear()
      await page.keyboard.press('Enter')
      await expectOutcome(page, 'done')
      await page.keyboard.press('Alt+2')
      const row = page.locator(`[data-test=record-row][data-coupon-id="${id}"]`)
      await expect(row).toHaveAttribute('data-source', 'both')
      await close()
    } finally {
      disk.remove()
    }
  })
})

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}
