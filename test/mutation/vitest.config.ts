import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../..')

// What tries the domain by itself: no window, no SQLite, no network.
export default defineConfig({
  root,
  resolve: {
    alias: { '@shared': resolve(root, 'src-shared'), '@renderer': resolve(root, 'src-renderer') },
  },
  test: {
    include: [
      'test/unit/domain/**/*.test.ts',
      'test/unit/codes/**/*.test.ts',
      'test/unit/scanning/**/*.test.ts',
      'test/unit/docs/bill.test.ts',
      'test/mutation/loads.test.ts',
    ],
    setupFiles: ['test/mutation/same-cases.ts'],
    testTimeout: 30_000,
  },
})
