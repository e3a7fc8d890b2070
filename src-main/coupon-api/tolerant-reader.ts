import { z } from 'zod'

/**
 * The one place where a back end's looseness ends. First `tidy` straightens what the documents' samples show to be
 * crooked; then the field schemas below read a field in any of the forms that the documents show and hand on one
 * strict form. A field that is missing or null is `undefined`; a field that is there and makes no sense is an error.
 */

/** Answers nest three deep in the documents; far more is an attack on the reader's stack. */
const MAX_DEPTH = 16

/**
 * Trims every key (the samples have `"member_info "`) and every text, at any depth. An exact key wins over one
 * that had to be trimmed. The copies have no prototype, so a key `__proto__` is a key like any other.
 * Throws `RangeError` when nested deeper than any honest answer.
 */
export function tidy(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) throw new RangeError('nested too deep')
  if (Array.isArray(value)) return value.map((item) => tidy(item, depth + 1))
  const tidied = Object.create(null) as Record<string, unknown>
  for (const [key, item] of Object.entries(value)) {
    const name = key.trim()
    if (name === key || !(name in tidied)) tidied[name] = tidy(item, depth + 1)
  }
  return tidied
}

/**
 * The rows of a list: an array, or what PHP makes of an array with gaps (`{"0": …, "2": …}`), or nothing at all
 * (null, "", {}) for no rows. Undefined when it is no list.
 */
export function rowsOf(data: unknown): unknown[] | undefined {
  if (data === null || data === undefined || data === '') return []
  if (Array.isArray(data)) return data
  if (typeof data !== 'object') return undefined
  const entries = Object.entries(data)
  return entries.every(([key]) => /^\d+$/.test(key)) ? entries.map(([, row]) => row) : undefined
}

/** Makes a reader of a field that may be missing. "" counts as missing too: PHP writes it where SQL had NULL. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(
    (value) => (value === null || value === '' ? undefined : value),
    schema.optional(),
  )
}

/** A whole number that has to be there, as a number or as text. */
export const requiredInteger = z.preprocess(
  (value) => (typeof value === 'string' && /^[+-]?\d{1,16}$/.test(value) ? Number(value) : value),
  z.number().refine(Number.isSafeInteger, 'a whole number'),
)

/** A whole number, as a number or as text. */
export const integer = optional(requiredInteger)

/**
 * An id as text, however it was written: 7, "7" and "007" are the same. A number too large to be exact in JSON is
 * refused, because its last digits are already lost and it would name another coupon.
 */
export const requiredId = z.preprocess(
  (value) =>
    Number.isSafeInteger(value)
      ? String(value)
      : typeof value === 'string'
        ? canonical(value)
        : value,
  z.string().regex(/^[\w-]{1,64}$/, 'an id'),
)
export const id = optional(requiredId)

/** An id where 0 means "none", as in `shop_id: 0`. */
export const reference = optional(
  requiredId.transform((value) => (value === '0' ? undefined : value)),
)

/** A text; numbers are taken as they are written. Control characters and marks that turn text on the screen go. */
export const text = optional(
  z.preprocess(
    (value) => (typeof value === 'number' ? String(value) : value),
    z.string().transform((value) => cleanText(value, 500)),
  ),
)

/** A yes or no: 0/1 as number or text, or a JSON boolean. */
export const flag = optional(
  z.preprocess(
    (value) => (typeof value === 'boolean' ? Number(value) : value),
    requiredInteger.transform((value) => value !== 0),
  ),
)

/** Removes control characters and invisible marks, trims, and cuts to so many characters. */
export function cleanText(value: string, limit: number): string {
  const visible = value.replace(
    /[\p{Cc}\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/gu,
    ' ',
  )
  return Array.from(visible.trim()).slice(0, limit).join('')
}

function canonical(value: string): string {
  return /^\d+$/.test(value) ? value.replace(/^0+(?=\d)/, '') : value
}
