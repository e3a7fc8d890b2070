import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Call } from './call'
import type { Route } from './yun-shop/route'

// Only the page's own files are taken from the package: its plug-in needs a newer Node than the oldest Electron
// that this program runs on.
const ASSETS: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'favicon-32x32.png': 'image/png',
}

const page = (path: string) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<title>Coupon Counter 核销台 — coupon API</title>
<link rel="stylesheet" href="${path}/swagger-ui.css">
<link rel="icon" href="${path}/favicon-32x32.png">
<div id="ui"></div>
<script src="${path}/swagger-ui-bundle.js"></script>
<script src="${path}/start.js"></script>
</html>
`

const START = (path: string) =>
  `SwaggerUIBundle({ url: '${path}/json', dom_id: '#ui', deepLinking: true, validatorUrl: null })\n`

// The page loads nothing from elsewhere; its style sheet is completed by inline styles.
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'"

/** Serves a page on which the calls can be read and tried, and their OpenAPI description; works offline. */
export function serveDocs(
  app: FastifyInstance,
  path: string,
  calls: readonly Call[],
  routes: readonly Route[],
  version: string,
): void {
  let description: Promise<string> | undefined
  app.get(path, (_request, reply) =>
    reply
      .header('content-security-policy', POLICY)
      .type('text/html; charset=utf-8')
      .send(page(path)),
  )
  app.get(`${path}/start.js`, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START(path)),
  )
  app.get(`${path}/json`, async (_request, reply) => {
    description ??= import('./api-description').then((it) =>
      it.describeCalls(calls, routes, version),
    )
    return reply.type('application/json; charset=utf-8').send(await description)
  })
  for (const [name, type] of Object.entries(ASSETS)) {
    app.get(`${path}/${name}`, async (_request, reply) => reply.type(type).send(await asset(name)))
  }
}

function asset(name: string): Promise<Buffer> {
  const require = createRequire(import.meta.url)
  const home = dirname(require.resolve('@fastify/swagger-ui/package.json'))
  return readFile(join(home, 'static', name))
}
