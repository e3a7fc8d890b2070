import { copyFileSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import type { Size, Terminal } from './terminal'

const ROOT = resolve(import.meta.dirname, '../../..')
const MAX_BYTES = 300_000

/**
 * Takes a picture of a step into `test-results/screenshots/<size>/`. The ones in `docs/` are only replaced when they
 * are missing or asked for (`UPDATE_SCREENSHOTS=1`): each run shows other times, and a test must not change the tree.
 */
export async function snap(
  { page }: Pick<Terminal, 'page'>,
  { width, height }: Size,
  name: string,
) {
  const place = join(`${width}x${height}`, `${name}.png`)
  const file = join(ROOT, 'test-results/screenshots', place)
  await atRest(page)
  await page.screenshot({ path: file, animations: 'disabled' })
  // They are part of the repository.
  expect(statSync(file).size, `${place} is too large`).toBeLessThan(MAX_BYTES)
  const kept = join(ROOT, 'docs/screenshots', place)
  if (existsSync(kept) && process.env.UPDATE_SCREENSHOTS !== '1') return
  mkdirSync(dirname(kept), { recursive: true })
  copyFileSync(file, kept)
}

/** A picture at each of the sizes, one after the other. */
export async function snapAt(terminal: Terminal, sizes: readonly Size[], name: string) {
  for (const size of sizes) {
    await terminal.resize(size)
    await snap(terminal, size, name)
  }
}

/** What slides in has arrived: a drawer under way is neither the step before nor the one after. */
async function atRest(page: Page): Promise<void> {
  const moving = page.locator('[class*="-enter-active"], [class*="-leave-active"]')
  await expect(moving).toHaveCount(0)
}
