import { z } from 'zod'
import { daysOfPeriod } from '../domain/period'
import { statisticsSchema } from '../domain/statistics'
import { TABLE_FORMATS } from '../domain/table-format'

/** Three years and the days that leap years add. */
const DAYS_MAX = 1_100
const CHOSEN_MAX = 200
/** A template that the back end does not number goes by its title. */
const ID_MAX = 200
const idsSchema = z.array(z.string().max(ID_MAX)).max(CHOSEN_MAX)

/** Which redemptions: business days, both included, at most three years; empty lists mean all. */
export const statisticsQuerySchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    shops: idsSchema,
    staffs: idsSchema,
    templates: idsSchema,
  })
  .refine((query) => query.from <= query.to && daysOfPeriod(query) <= DAYS_MAX, { path: ['to'] })
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>

/** One chart with its table. */
export const statisticsTableSchema = z.enum([
  'totals',
  'days',
  'hours',
  'shops',
  'staffs',
  'templates',
  'fates',
  'waits',
  'bills',
])
export type StatisticsTableName = z.infer<typeof statisticsTableSchema>

/** Calls of the statistics screen. */
export const statisticsCalls = {
  /** Throws `storage.*` when the ledger cannot be read. */
  'statistics.get': { input: statisticsQuerySchema, output: statisticsSchema },
  /**
   * Writes one table, all of them, or the whole page as a document to print, to a file that the user chooses. `file` is its
   * name; null when the user chose none, or cancelled. Throws `storage.*`.
   */
  'statistics.export': {
    input: z.object({
      query: statisticsQuerySchema,
      /** What the printed charts measure by. */
      metric: z.enum(['count', 'discount']),
      wanted: z.discriminatedUnion('format', [
        z.object({
          format: z.enum(TABLE_FORMATS),
          table: statisticsTableSchema,
        }),
        /** Every table in one workbook, the key figures first. */
        z.object({ format: z.literal('book') }),
        z.object({ format: z.literal('pdf') }),
      ]),
    }),
    output: z.object({ file: z.string().nullable() }),
  },
  'statistics.cancelExport': { input: z.null(), output: z.null() },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** How far writing all tables has come, in rows; `total` is 0 while they are worked out. */
export const statisticsEvents = {
  'statistics.exporting': z.object({ done: z.int(), total: z.int() }),
} as const
