import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectAccessible } from './accessibility'
import { LARGE, SMALL, type Terminal } from './terminal'
import { expectTouchTargets } from './touch-targets'

const PICTURES = join(import.meta.dirname, '../../../test-results/screens')

export interface Look {
  language: 'zh-CN' | 'en'
  theme: 'light' | 'dark'
}

/** Every language in every theme. */
export const LOOKS: readonly Look[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ language, theme })),
)

/** Makes what looks at one state after the other: nothing serious for whoever cannot see well, nothing too small for a finger. */
export function inspector({ page }: Terminal, { language, theme }: Look) {
  return async (state: string) => {
    await page.screenshot({
      path: join(PICTURES, `${language}-${theme}`, `${state}.png`),
      animations: 'disabled',
    })
    const where = `${state}, ${language}, ${theme}`
    await expectAccessible(page, where)
    await expectTouchTargets(page)
    // What is wider than the window would be cut off at its edge.
    const overflow = 'document.documentElement.scrollWidth - innerWidth'
    expect(await page.evaluate<number>(overflow), where).toBeLessThanOrEqual(0)
  }
}

/** A picture and a look at the state in both languages and themes at both sizes. */
export async function inspectAll(
  terminal: Terminal,
  state: string,
  ready: string,
  again = async () => {},
): Promise<void> {
  const { page } = terminal
  for (const size of [LARGE, SMALL]) {
    await terminal.resize(size)
    for (const theme of ['dark', 'light'] as const) {
      for (const language of ['en', 'zh-CN'] as const) {
        const choice = JSON.stringify(JSON.stringify({ theme, language }))
        await page.evaluate(`counter.invoke('session.setPreferences', ${choice})`)
        await page.reload()
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        await again()
        await page.locator(ready).scrollIntoViewIfNeeded()
        await inspector(terminal, { language, theme })(`${state}-${size.width}`)
      }
    }
  }
}
