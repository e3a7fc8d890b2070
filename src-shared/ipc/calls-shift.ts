import { DAY_START_MAX } from '../domain/business-day'
import { z } from 'zod'
import { closedShiftSchema, differenceSchema, shiftReportSchema } from '../domain/shift'
import { printCalls } from './calls-print'

const nothing = z.null()
const REMARK_MAX = 200

/** How many shifts that are over one page of them holds. */
export const PAST_SHIFTS_PAGE = 30

/** Which shifts that are over: business days, both included (null: all), and those before the last of a page. */
export const pastShiftsSchema = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }).nullable(),
  before: closedShiftSchema.pick({ businessDay: true, number: true, shiftId: true }).nullable(),
})
export type PastShifts = z.infer<typeof pastShiftsSchema>

export const shiftViewSchema = z.object({
  /** The open shift as it stands; null where none is open. */
  shift: shiftReportSchema.nullable(),
  dayStartHour: z.int().min(0).max(DAY_START_MAX),
  /** True where there is a printer that a report can come out of. */
  canPrint: z.boolean(),
})
export type ShiftView = z.infer<typeof shiftViewSchema>

/** Calls about shifts. */
export const shiftCalls = {
  /** Compares with the back end, so it may take as long as that takes to answer. */
  'shift.current': { input: nothing, output: shiftViewSchema },
  /** Opens one, unless one is open. */
  'shift.open': { input: nothing, output: shiftViewSchema },
  /** Throws `shift.none`, `shift.changed` where a difference is not named, or is another by now. */
  'shift.close': {
    input: z.object({
      remarks: z.array(
        differenceSchema
          .pick({ kind: true, count: true })
          .extend({ remark: z.string().trim().max(REMARK_MAX) }),
      ),
    }),
    output: closedShiftSchema,
  },
  /** A page of those that are over, the newest first; `total` is how many the period has. */
  'shift.list': {
    input: pastShiftsSchema,
    output: z.object({
      shifts: z.array(closedShiftSchema),
      total: z.int().nonnegative(),
      more: z.boolean(),
    }),
  },
  /** Prints a report, as often as somebody wants it. Throws `print.noPrinter`, `call.invalid` for one that is not there. */
  'shift.print': {
    input: z.object({ shiftId: z.uuid() }),
    output: printCalls['print.test'].output,
  },
  /** Writes it to a file that the user chooses; null when the user chose none. */
  'shift.savePdf': {
    input: z.object({ shiftId: z.uuid() }),
    output: z.object({ file: z.string().nullable() }),
  },
  'shift.setDayStart': {
    input: z.object({ hour: z.int().min(0).max(DAY_START_MAX) }),
    output: shiftViewSchema,
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>
