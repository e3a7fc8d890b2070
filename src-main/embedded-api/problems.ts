import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import { BadParameterError } from './inputs'
import { refuse, type Refusal } from './refusals'
import { GroupCommitError } from './store/sqlite/commit-group'

/** Answers everything that goes wrong in the one envelope, without a word about the inside. */
export function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError | Error, request, reply) => {
    const { status, refusal } = problemOf(error)
    if (status >= 500) {
      request.log.error({ err: error, route: request.routeOptions.url }, 'call failed')
    }
    return send(reply, status, refusal)
  })
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const known = request.method !== 'POST' && app.hasRoute({ method: 'POST', url: path })
    if (!known) return send(reply, 404, refuse('unknownCall', '接口不存在'))
    reply.header('allow', 'POST')
    return send(reply, 405, refuse('wrongMethod', '请求方法不支持，请使用 POST'))
  })
}

/** Answers a request that the framework gives up on before any route is known, such as one with a malformed path. */
export function answerFrameworkError(_error: FastifyError, _request: unknown, reply: FastifyReply) {
  return send(reply, 400, unreadable())
}

function send(reply: FastifyReply, status: number, { code, info }: Refusal) {
  return reply.status(status).send({ code, info, data: null })
}

function unreadable(): Refusal {
  return refuse('unreadableBody', '请求内容无法解析')
}

/** What went wrong, as a refusal, and the HTTP status that says the same. */
export function problemOf(error: FastifyError | Error): { status: number; refusal: Refusal } {
  if (error instanceof BadParameterError) {
    return { status: 200, refusal: refuse('badParameter', error.info) }
  }
  if (error instanceof GroupCommitError) {
    return {
      status: 500,
      refusal: refuse('notSaved', '服务器暂时无法保存，本次操作未生效，请稍后再试'),
    }
  }
  const code = 'code' in error ? error.code : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return { status: 413, refusal: refuse('bodyTooLarge', '请求内容过长') }
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    const info = '内容类型不支持，请使用 application/x-www-form-urlencoded 或 application/json'
    return { status: 415, refusal: refuse('unsupportedMediaType', info) }
  }
  const status = 'statusCode' in error ? (error.statusCode ?? 500) : 500
  if (status >= 400 && status < 500) {
    return { status: 400, refusal: unreadable() }
  }
  return { status: 500, refusal: refuse('internal', '服务器内部错误，请稍后再试') }
}
