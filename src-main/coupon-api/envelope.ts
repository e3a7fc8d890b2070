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
    }
  | { kind: 'unauthorized' }

const envelopeWire = z.object({
  code: requiredInteger,
  info: z.unknown().optional(),
  data: z.unknown().optional(),
})

/**
 * Opens an answer. A valid refusal counts whatever the HTTP status; success only with a status that agrees.
 * Throws `ProblemError` for everything that is no answer of such an API, with the most telling reason.
 */
export function openEnvelope(answer: HttpAnswer): Envelope {
  const body = parse(answer.text)
  const found = 'value' in body ? envelopeWire.safeParse(body.value) : undefined
  const code = found?.data?.code
  if (answer.status === 401 || answer.status === 403 || code === BAD_TOKEN_CODE) {
    return { kind: 'unauthorized' }
  }
  if (found?.success && code !== undefined && code !== 0) {
    const info = typeof found.data.info === 'string' ? found.data.info : ''
    return {
      kind: 'refused',
      apiCode: code,
      info: cleanText(info, INFO_MAX_CHARACTERS),
      status: answer.status,
      retryAfterMs: answer.retryAfterMs,
    }
  }
  if (answer.status < 200 || answer.status > 299) {
    const problem = { code: 'api.http', status: answer.status } as const
    throw answer.retryAfterMs === null
      ? new ProblemError(problem)
      : new BusyError(problem, answer.retryAfterMs)
  }
  if ('problem' in body) throw new ProblemError(body.problem)
  if (!found?.success) throw new ProblemError({ code: 'api.unexpected' })
  return { kind: 'success', data: found.data.data }
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
