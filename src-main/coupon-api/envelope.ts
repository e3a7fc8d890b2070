import { z } from 'zod'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { HttpAnswer } from './http'
import { BusyError } from './http-problem'
import { cleanText, requiredInteger, tidy } from './tolerant-reader'

/** The code with which this project's own API refuses a token; document 000 knows no tokens. */
export const BAD_TOKEN_CODE = 1401
const INFO_MAX_CHARACTERS = 200

/** What an answer says, once it is known to be one of this kind of API (document 000: `{code, info, data}`). */
export type Envelope =
  | { kind: 'success'; data: unknown }
  | {
      kind: 'refused'
      apiCode: number
      info: string
      status: number
      retryAfterMs: number | null
      /** What came along with the refusal. */
      data?: unknown
    }
  | { kind: 'unauthorized' }

const envelopeWire = z.object({
  code: requiredInteger,
  info: z.unknown().optional(),
  data: z.unknown().optional(),
})

/**
 * Opens an answer of dialect `auditelecoupon`. A valid refusal counts whatever the HTTP status; success only with a status
 * that agrees. Throws `ProblemError` for everything that is no answer of such an API, with the most telling reason.
 */
export function openEnvelope(answer: HttpAnswer): Envelope {
  const body = parse(answer.text)
  const found = 'value' in body ? envelopeWire.safeParse(body.value) : undefined
  const code = found?.data?.code
  if (isUnauthorized(answer) || code === BAD_TOKEN_CODE) return { kind: 'unauthorized' }
  if (found?.success && code !== undefined && code !== 0) {
    return refusal(answer, code, found.data.info)
  }
  return successOf(answer, body, found?.success === true, found?.data?.data)
}

/** Documents 001 to 003: `{result, msg, data}`, all of it with HTTP 200. */
const yunShopWire = z.object({
  result: requiredInteger,
  msg: z.unknown().optional(),
  data: z.unknown().optional(),
})
/** What document 003 says where a list is empty. */
const NO_RECORD = '没有找到记录'
/** Beside a refusal's words an installation may tell a code: an extension. */
const codeWire = z.object({ code: requiredInteger })

/** Opens an answer of dialect `yun_shop`: `result` 1 is success whatever `msg` says, 0 a refusal or an empty list. */
export function openYunShopEnvelope(answer: HttpAnswer): Envelope {
  const body = parse(answer.text)
  const found = 'value' in body ? yunShopWire.safeParse(body.value) : undefined
  const code = codeWire.safeParse(found?.data?.data).data?.code ?? 0
  const failed = found?.success === true && found.data.result !== 1
  if (isUnauthorized(answer) || (failed && code === BAD_TOKEN_CODE)) return { kind: 'unauthorized' }
  if (failed && found.data.msg === NO_RECORD) return { kind: 'success', data: [] }
  if (failed) return { ...refusal(answer, code, found.data.msg), data: found.data.data }
  return successOf(answer, body, found?.success === true, found?.data?.data)
}

function isUnauthorized({ status }: HttpAnswer): boolean {
  return status === 401 || status === 403
}

function refusal(
  { status, retryAfterMs }: HttpAnswer,
  apiCode: number,
  said: unknown,
): Extract<Envelope, { kind: 'refused' }> {
  const info = cleanText(typeof said === 'string' ? said : '', INFO_MAX_CHARACTERS)
  return { kind: 'refused', apiCode, info, status, retryAfterMs }
}

/** What is neither a refusal of the API nor of the door is a success, or no answer of such an API. */
function successOf(
  answer: HttpAnswer,
  body: ReturnType<typeof parse>,
  isEnvelope: boolean,
  data: unknown,
): Envelope {
  if (answer.status < 200 || answer.status > 299) {
    const problem = { code: 'api.http', status: answer.status } as const
    throw answer.retryAfterMs === null
      ? new ProblemError(problem)
      : new BusyError(problem, answer.retryAfterMs)
  }
  if ('problem' in body) throw new ProblemError(body.problem)
  if (!isEnvelope) throw new ProblemError({ code: 'api.unexpected' })
  return { kind: 'success', data }
}

function parse(text: string): { value: unknown } | { problem: Problem } {
  try {
    return { value: tidy(JSON.parse(text)) }
  } catch (error) {
    if (error instanceof RangeError) return { problem: { code: 'api.unexpected' } }
    return { problem: { code: isCutOff(text) ? 'api.truncated' : 'api.notJson' } }
  }
}

/** JSON that begins and does not end was cut on its way (the length was not announced, so only the text shows it). */
function isCutOff(text: string): boolean {
  const trimmed = text.trim()
  const end = { '{': '}', '[': ']' }[trimmed.charAt(0)]
  return end !== undefined && !trimmed.endsWith(end)
}
