import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'

interface Violation {
  id: string
  impact: string | null
  nodes: { target: unknown[]; failureSummary?: string }[]
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']

/** Fails on every serious or critical finding of axe-core on what the page shows now. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  // The page may only load its own scripts; the one that inspects it comes through the debugger.
  if (!(await page.evaluate<boolean>('Boolean(window.axe)'))) await page.evaluate(AXE)
  const violations = await page.evaluate<Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(LEVELS)}, resultTypes: ['violations'] })
      .then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
  )
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
    )
  expect(serious, state).toEqual([])
}
