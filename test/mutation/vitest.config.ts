import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '../..')

// What tries the rules by themselves: no window, no ledger on a disk, no network.
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
      'test/unit/counter/shift-report.test.ts',
      'test/unit/exporting/**/*.test.ts',
      'test/unit/records/{filter-rows,statistics-figures,two-halves,why-they-differ}.test.ts',
      'test/unit/store/chain-{diagnose,link}.test.ts',
      'test/mutation/loads.test.ts',
    ],
    setupFiles: ['test/mutation/same-cases.ts'],
    testTimeout: 30_000,
  },
})
