import { z } from 'zod'
import { isDay } from '@shared/domain/calendar'
import { parseYuan } from '@shared/domain/money'
import { integer, optional } from './tolerant-reader'

/** Fields of days, instants and money, as the rows of both dialects write them. */

// Rows of several lists carry a day as "2018-11-01", others with a time after it, or "0000-00-00" for none.
export const day = optional(
  z
    .string()
    .transform((value) => value.replace(/[ T]\d{2}:\d{2}(:\d{2})?$/, ''))
    .transform((value) => (value === '0000-00-00' || value === '0' ? null : value))
    .refine((value) => value === null || isDay(value), 'a day'),
)

/** A last day that never comes. */
export const NO_END = '9999-12-31'

/** A last day; where there is none, words stand in its place ("不限时间"), which is read as `NO_END`. */
export const lastDay = z.preprocess(
  (value) => (typeof value === 'string' && /^(不限|无限|永久|长期)/.test(value) ? NO_END : value),
  day,
)

/** The last second that a Date can hold. */
export const LAST_SECOND = 8_640_000_000_000

/** Unix seconds as in the documents; 0 = never. */
export const unixSeconds = integer.refine(
  (value) => value === undefined || Math.abs(value) <= LAST_SECOND,
  'unix seconds',
)

/** Yuan as "10.00", "10" or 10; read into fen. */
export const yuan = optional(
  z.union([z.string(), z.number()]).transform((value, context) => {
    const fen = parseYuan(value)
    if (fen !== undefined && fen >= 0) return fen
    context.addIssue({ code: 'custom', message: 'an amount in yuan' })
    return z.NEVER
  }),
)
