import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'

const root = import.meta.dirname
const alias = { '@shared': resolve(root, 'src-shared'), '@renderer': resolve(root, 'src-renderer') }

// One build runs on the Electron that ships and on the older one that set-up may fall back to,
// so the targets are those of the older one.
const NODE_TARGET = 'node20.18'
const CHROME_TARGET = 'chrome130'

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      target: NODE_TARGET,
      // Bundled libraries start faster than a tree of files; what is left outside has native code
      // or reads its own assets from disk.
      externalizeDeps: {
        exclude: [
          'axios',
          'zod',
          'pino',
          'rotating-file-stream',
          'write-file-atomic',
          'kysely',
          're2js',
          'hucre',
          'echarts',
          'zrender',
        ],
      },
      rollupOptions: {
        input: {
          index: resolve(root, 'src-main/index.ts'),
          'embedded-api': resolve(root, 'src-main/embedded-api/main.ts'),
          'verify-ledger': resolve(root, 'src-main/verify-ledger.ts'),
          'ledger-keeper': resolve(root, 'src-main/store/keeper/thread.ts'),
          'records-engine': resolve(root, 'src-main/records/thread.ts'),
        },
        // A third less text to read and to keep in memory. The names stay, for the log.
        output: { format: 'es', minify: { mangle: false, compress: true, codegen: true } },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: 'out/preload',
      target: NODE_TARGET,
      rollupOptions: {
        input: { preload: resolve(root, 'src-main/preload/preload.ts') },
        // A sandboxed preload script must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    resolve: { alias },
    plugins: [
      vue(),
      // Element Plus one component at a time, each with its own style; our own parts are imported by name.
      components({ dirs: [], dts: false, resolvers: [ElementPlusResolver()] }),
    ],
    define: {
      // Nothing here or in Element Plus is written in the options style.
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'false',
    },
    worker: { format: 'es' },
    build: {
      outDir: resolve(root, 'out/renderer'),
      // Half the text to read and compile before the first paint.
      minify: true,
      emptyOutDir: true,
      target: CHROME_TARGET,
      rollupOptions: {
        input: { index: resolve(root, 'src-renderer/index.html') },
        // All that a start needs comes as one file: each further one costs a way to the main process and back.
        output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
      },
    },
  },
})
