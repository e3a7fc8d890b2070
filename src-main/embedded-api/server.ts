import formbody from '@fastify/formbody'
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import type { z } from 'zod'
import type { Call, Caller, Services } from './call'
import { serveDocs } from './docs-page'
import { Gatekeeper } from './gatekeeper'
import { parseInput } from './inputs'
import { serveMemberPage } from './member-page/serve'
import { answerFrameworkError, answerProblems } from './problems'
import { Refusal, refuse } from './refusals'
import { allCalls } from './routes/all-calls'
import { allRoutes } from './yun-shop/all-routes'
import { serveYunShop } from './yun-shop/door'

/** What a server needs besides its services. */
export interface ServerOptions extends Services {
  /** The token of the terminal that this process serves; null when only staff may log in. */
  terminalToken: string | null
  logLevel: string
}

// Forms of this API are short; the longest reason, percent-encoded, stays far below.
const BODY_LIMIT_BYTES = 64 * 1024
const REQUEST_TIMEOUT_MS = 15_000

// Fastify's types know compilers of JSON Schema alone.
type Compilers = NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'] & object

// Given as factories, not set later: otherwise Fastify loads its own compilers, some 250 modules, and never uses them.
const ZOD_COMPILERS = {
  buildValidator:
    () =>
    ({ schema }: { schema: unknown }) =>
    (body: unknown) => ({ value: parseInput(schema as z.ZodType, body) }),
  buildSerializer: () => () => JSON.stringify,
} as unknown as Compilers

/** Builds the HTTP server over a store; it does not listen yet, and closing it leaves the store open. */
export function buildServer(options: ServerOptions): FastifyInstance {
  const { terminalToken, logLevel, ...services } = options
  const app = Fastify({
    // To stderr: stdout is for what the person at the console must read. Bodies and headers are never logged.
    logger: {
      level: logLevel,
      stream: process.stderr,
      redact: ['*.token', '*.password', '*.authorization', '*.mobile', '*.nickname'],
    },
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: ZOD_COMPILERS },
    frameworkErrors: answerFrameworkError,
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.removeContentTypeParser('text/plain')
  acceptEmptyJson(app)
  app.register(formbody, { bodyLimit: BODY_LIMIT_BYTES })
  answerProblems(app)
  const gatekeeper = new Gatekeeper(services.store, services.clock, terminalToken)
  const calls = allCalls()
  for (const call of calls) serve(app, call, services, gatekeeper)
  const routes = allRoutes()
  serveYunShop(app, routes, services, gatekeeper)
  serveMemberPage(app, services)
  serveDocs(app, '/docs', calls, routes, services.version)
  // Who types the bare address into a browser wants to know what this is.
  app.get('/', (_request, reply) => reply.redirect('/docs'))
  return app
}

function serve(app: FastifyInstance, call: Call, services: Services, gatekeeper: Gatekeeper) {
  const callers = new WeakMap<FastifyRequest, Caller>()
  const answer = async (request: FastifyRequest, input: unknown) => {
    const context = { ...services, caller: callers.get(request) ?? null }
    const outcome = await call.handle(input, context)
    return outcome instanceof Refusal ? envelope(outcome) : { code: 0, info: '成功', data: outcome }
  }
  const authenticate = async (request: FastifyRequest, reply: FastifyReply) => {
    const caller = await gatekeeper.callerOf(request)
    if (caller) callers.set(request, caller)
    else return reply.send(envelope(refuse('notLoggedIn', '未登录或令牌无效，请重新登录')))
  }
  app.post(
    call.path,
    { schema: { body: call.input }, ...(call.open ? {} : { preValidation: authenticate }) },
    (request) => answer(request, request.body),
  )
  if (call.alsoGet) app.get(call.path, (request) => answer(request, {}))
}

// A refusal as it goes over the wire (document 000: `code`, `info`, `data`).
function envelope({ code, info }: Refusal) {
  return { code, info, data: null }
}

// Clients that always say "JSON" send calls without parameters with an empty body.
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {})
    else void parse(request, String(body), done)
  })
}
