/// <reference types="vite/types/importMeta.d.ts" />
import { expect, it } from 'vitest'

// A test file that cannot load what it tries holds no test that could fail: this one does.
const files = import.meta.glob('../../src-shared/domain/*.ts')

it.each(Object.entries(files))('%s loads', async (_file, load) => {
  expect(await load()).toBeTypeOf('object')
})
