import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import type { Look } from './inspector'
import { startTerminal, SMALL, type Size, type Terminal } from './terminal'

export { expect }

interface Fixtures {
  /** A folder of this test's own, removed when the test is over. */
  tempFolder: () => string
  /** Starts the app, on a fresh data folder unless told which; ended when the test is over. */
  open: (options?: Opening) => Promise<Terminal>
}

interface Opening {
  folder?: string
  size?: Size
  words?: string[]
  /** Further variables of its environment. */
  env?: Record<string, string>
  /** In this language and theme; only on a folder that has no settings yet. */
  look?: Look
}

/** A test that drives real apps, and fails when one of their pages had an error. */
export const test = base.extend<Fixtures>({
  // Playwright reads from the braces what a fixture needs.
  tempFolder: async ({}, use) => {
    const folders: string[] = []
    await use(() => {
      const folder = mkdtempSync(join(tmpdir(), 'counter-e2e-'))
      folders.push(folder)
      return folder
    })
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  },
  open: async ({ tempFolder }, use) => {
    const terminals: Terminal[] = []
    await use(async ({ folder = tempFolder(), size = SMALL, words = [], env = {}, look } = {}) => {
      if (look) writeFileSync(join(folder, 'settings.json'), JSON.stringify(look))
      const terminal = await startTerminal(folder, size, words, env)
      terminals.push(terminal)
      return terminal
    })
    for (const terminal of terminals) await terminal.close()
    expect(terminals.flatMap(({ errors }) => errors)).toEqual([])
  },
})
