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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ['element-plus'] } },
  },
})
