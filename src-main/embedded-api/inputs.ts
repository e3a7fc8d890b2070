import { z } from 'zod'
import { isDay } from '@shared/domain/calendar'

// Forms carry numbers as text, JSON as numbers: both are taken, and nothing else (no "0x10", no true).
const fromText = (value: unknown): unknown =>
  typeof value === 'string' && /^\s*-?\d{1,16}\s*$/.test(value) ? Number(value) : value

const says = (rule: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? '必填' : rule

/** A whole number within bounds. */
export function wholeNumber(min: number, max: number) {
  const error = says(`须为 ${min} 到 ${max} 的整数`)
  return z.preprocess(fromText, z.int({ error }).min(min, { error }).max(max, { error }))
}

/** An id of anything: 1 to 15 digits. */
export const idNumber = wholeNumber(1, 999_999_999_999_999)

/** The most rows that one page may have. A larger wish is refused, not cut: a client that pages until a short page would lose rows. */
export const MAX_LIMIT = 100

/** `page` and `limit` of every list (document 000): from page 1, ten rows unless told otherwise. */
export const pageFields = {
  page: wholeNumber(1, 1_000_000).default(1).describe('页码，从 1 开始，默认 1'),
  limit: wholeNumber(1, MAX_LIMIT).default(10).describe('每页显示个数，默认 10'),
}

/** A calendar day `YYYY-MM-DD`. */
export const dayText = z
  .string({ error: says('须为 YYYY-MM-DD 格式的日期') })
  .refine(isDay, { error: '须为 YYYY-MM-DD 格式的日期' })

// An SQL engine may take NUL for the end of a text; no control character belongs into these.
const PRINTABLE = /^[^\u0000-\u001f\u007f]*$/

/** A line of text of bounded length, trimmed. */
export function shortText(max: number) {
  const error = says(`须为不超过 ${max} 个字的文本，不含控制字符`)
  return z.string({ error }).trim().max(max, { error }).regex(PRINTABLE, { error })
}

/** The key under which a request is done at most once. */
export const requestIdText = z
  .string({ error: says('须为 1 到 64 位字母、数字或 - _ . :') })
  .regex(/^[A-Za-z0-9_.:-]{1,64}$/, { error: '须为 1 到 64 位字母、数字或 - _ . :' })

/** A parameter that is not what it must be; says which one. */
export class BadParameterError extends Error {
  constructor(readonly info: string) {
    super(info)
    this.name = 'BadParameterError'
  }
}

/**
 * Checks the parameters of a call. An empty form field counts as missing.
 * @throws BadParameterError naming the first wrong parameter
 */
export function parseInput(schema: z.ZodType, body: unknown): unknown {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : []
  if (Array.isArray(body)) throw new BadParameterError('参数错误：须为键值形式')
  const parsed = schema.safeParse(Object.fromEntries(given.filter(([, value]) => value !== '')))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new BadParameterError(`参数错误：${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`)
}
