import { join } from 'node:path'
import { build } from 'vite'
import { inRepository } from './folders.mjs'

/** Bundles a worker together with the product's own sources, which only a bundler can read. */
export async function bundleWorker(name) {
  const outDir = inRepository('.runtime', 'bench', 'workers')
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': inRepository('src-shared') } },
    build: {
      ssr: inRepository('test', 'bench', 'workers', `${name}.ts`),
      outDir,
      emptyOutDir: false,
      target: 'node20.18',
      // As the product is built: its small libraries go into the bundle.
      rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: ['zod'] },
  })
  return join(outDir, `${name}.mjs`)
}
