import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: { '@shared': resolve(root, 'src-shared'), '@renderer': resolve(root, 'src-renderer') },
  },
  test: {
    include: ['test/{unit,contract,integration}/**/*.test.ts'],
    pool: 'forks',
    // For what hangs alone: on a busy computer a test of the whole terminal takes most of half a minute.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    server: { deps: { inline: ['element-plus'] } },
  },
})
