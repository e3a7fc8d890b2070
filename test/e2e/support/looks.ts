import { expect, type Locator, type Page } from '@playwright/test'
import { tell } from './answers'
import { inspector, LOOKS, type Look } from './inspector'
import { ask } from './printing-steps'
import { LARGE, SMALL, type Size, type Terminal } from './terminal'

/** What is taller than any screen of ours is no picture that anybody looks at. */
const TALLEST = 6_000

/** How tall the screen's own content is, beyond what is in sight of it. */
const HIDDEN = `(() => {
  const main = document.querySelector('#main')
  return main ? main.scrollHeight - main.clientHeight : 0
})()`
/** What fades or slides is where it is going to. */
const COME_TO_REST = `document.getAnimations().forEach((animation) => {
  if (animation.effect?.getComputedTiming().iterations !== Infinity) animation.finish()
})`

/** What of a page goes by that name in tests. */
export const part = (page: Page, name: string): Locator => page.locator(`[data-test=${name}]`)

/** Shows the page in another language and theme, as it is: what is open stays open. */
export async function showIn(terminal: Terminal, look: Look): Promise<void> {
  const session = await ask(terminal.page, 'session.setPreferences', look)
  await tell(terminal, 'session.changed', session)
  const root = terminal.page.locator('html')
  await expect(root).toHaveAttribute('lang', look.language)
  await expect(root).toHaveAttribute('data-theme', look.theme)
}

/**
 * A picture and a look at the state as it stands, in both languages and themes at both sizes, without bringing it about
 * anew. `whole`: as tall as all that the screen has, so that nothing of it is out of sight.
 */
export async function inspectAsItStands(
  terminal: Terminal,
  state: string,
  { whole = false, ready = async () => {} }: { whole?: boolean; ready?: () => Promise<void> } = {},
): Promise<void> {
  const { page } = terminal
  for (const size of [LARGE, SMALL]) {
    await terminal.resize(size)
    for (const look of LOOKS) {
      await showIn(terminal, look)
      if (whole) {
        const more = await page.evaluate<number>(HIDDEN)
        if (more > 0) await grow(terminal, size, more)
      }
      await ready()
      await page.evaluate(COME_TO_REST)
      await inspector(terminal, look)(`${state}-${size.width}`)
    }
  }
  await terminal.resize(SMALL)
  await showIn(terminal, { language: 'zh-CN', theme: 'light' })
}

async function grow(terminal: Terminal, { width }: Size, more: number): Promise<void> {
  const height = await terminal.page.evaluate<number>('innerHeight')
  await terminal.resize({ width, height: Math.min(TALLEST, height + more) })
}
