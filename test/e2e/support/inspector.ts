import { join } from 'node:path'
import { expect } from '@playwright/test'
import { expectAccessible } from './accessibility'
import type { Terminal } from './terminal'
import { expectTouchTargets } from './touch-targets'

const PICTURES = join(import.meta.dirname, '../../../test-results/screens')

export interface Look {
  language: 'zh-CN' | 'en'
  theme: 'light' | 'dark'
}

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
