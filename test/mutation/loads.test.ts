/// <reference types="vite/types/importMeta.d.ts" />
import { expect, it } from 'vitest'

// A test file that cannot load what it tries holds no test that could fail: this one does.
const files = import.meta.glob([
  '../../src-shared/domain/*.ts',
  '../../src-main/counter/shift-report.ts',
  '../../src-main/exporting/table-*.ts',
  '../../src-main/records/compare.ts',
  '../../src-main/records/statistics/{figures,groups,sums}.ts',
  '../../src-main/store/chain/{diagnose,link}.ts',
])

it.each(Object.entries(files))('%s loads', async (_file, load) => {
  expect(await load()).toBeTypeOf('object')
})
