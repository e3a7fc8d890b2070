import { resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')

/**
 * Bundles a TypeScript program of test/support so that it can run as a process of its own; returns the file. Test
 * files run side by side, so each asks for a copy of its own.
 */
export async function bundleProgram(name: string, copy: string): Promise<string> {
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
  })
  return resolve(outDir, 'program.mjs')
}
