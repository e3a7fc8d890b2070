import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // Below the folder of all reports: a run must not delete what the other runner wrote.
  outputDir: 'test-results/e2e',
  // Each test starts whole programs with windows; side by side they would only slow each other down.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  // For what hangs alone: a computer that does something else beside needs more than twice what this one does.
  timeout: 120_000,
  expect: { timeout: 20_000 },
})
