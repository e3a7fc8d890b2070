import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/**
 * Bundles a TypeScript program of test/support so that it can run as a process of its own; returns the file. Test
 * files run side by side, so each asks for a copy of its own. With its libraries inside (`inline`) it starts sooner.
 * @param {string} name where it lies below test/support, without `.ts`
 * @param {string} copy
 * @param {{ inline?: boolean }} options
 * @returns {Promise<string>}
 */
export async function bundleProgram(name, copy, { inline = false } = {}) {
  const outDir = resolve(root, '.runtime/test-programs', `${name}-${copy}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    resolve: { alias: { '@shared': resolve(root, 'src-shared') } },
    build: {
      ssr: resolve(root, 'test/support', `${name}.ts`),
      outDir,
      target: 'node20.18',
      rollupOptions: { output: { format: 'es', entryFileNames: 'program.mjs' } },
    },
    // These two look for files beside their own.
    ...(inline
      ? { ssr: { noExternal: true, external: ['better-sqlite3', 'write-file-atomic'] } }
      : {}),
  })
  return resolve(outDir, 'program.mjs')
}
