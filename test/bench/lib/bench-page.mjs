import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { startElectron } from './electron-app.mjs'
import { inRepository } from './folders.mjs'
import { pause, withApp, withDataFolder } from './product.mjs'

const READY_LIMIT_MS = 30_000

/**
 * Builds a page of the bench out of its script, which may use the product's own sources, and resolves with what runs work
 * in it, each time in a window and with data of its own. The page is ready when it has set `window.benchReady`.
 */
export async function buildPage(name, entry) {
  const folder = inRepository('.runtime', 'bench', `page-${name}`)
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: { '@shared': inRepository('src-shared'), '@renderer': inRepository('src-renderer') },
    },
    worker: { format: 'es' },
    base: './',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
    },
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  cpSync(inRepository('test', 'bench', 'page-window'), folder, { recursive: true })
  return (work) =>
    withDataFolder(name, (data) =>
      withApp(startElectron(folder, { BENCH_PAGE_DATA: data }), async (app) => {
        await untilReady(app)
        return work(app, data)
      }),
    )
}

async function untilReady(app) {
  const limit = Date.now() + READY_LIMIT_MS
  const isReady = () => app.evaluate(() => window.benchReady === true).catch(() => false)
  while (!(await isReady())) {
    if (Date.now() > limit) throw new Error('the page of the bench never got ready')
    await pause(100)
  }
}

/** A file of the page's folder under test/bench. */
export const pageEntry = (...parts) => join(inRepository('test', 'bench'), ...parts)
