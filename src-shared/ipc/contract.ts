import { z } from 'zod'
import { capabilitySchema } from '../domain/capability'
import { connectionSchema } from '../domain/connection'
import { redemptionSchema } from '../domain/redemption'
import { SCAN_MAX_CHARACTERS } from '../domain/scan-code'
import { cashierSchema, shopSchema } from '../domain/shop'
import {
  dayFiguresSchema,
  findResultSchema,
  memberSheetSchema,
  saleSchema,
  sessionSchema,
  statusSchema,
} from '../domain/view'
import { billCalls, billEvents } from './calls-bill'
import { memberCalls } from './calls-members'
import { memberCodeCalls } from './calls-member-codes'
import { overrideInputSchema, policyCalls } from './calls-policy'
import { ruleCalls } from './calls-rules'
import { scannerCalls } from './calls-scanner'
import { templateCalls } from './calls-templates'
import { exceptionCalls, exceptionEvents } from './calls-exceptions'
import { ledgerCalls, ledgerEvents } from './calls-ledger'
import { cacheCalls, cacheEvents } from './calls-cache'
import { codeCalls } from './calls-codes'
import { printCalls, printEvents } from './calls-print'
import { auditCalls, auditEvents } from './calls-audit'
import { shiftCalls } from './calls-shift'
import { staffCalls } from './calls-staff'
import { statisticsCalls, statisticsEvents } from './calls-statistics'
import { recordCalls, recordEvents } from './calls-records'
import { problemSchema } from './result'

const nothing = z.null()
/** A little over what a code may hold, so that "too long" gets its own sentence instead of a rejected call. */
const scanTextSchema = z.string().max(SCAN_MAX_CHARACTERS * 4)
const idSchema = z.string().min(1).max(64)

export const connectionDraftSchema = connectionSchema.extend({
  /** Null keeps the token that is stored, as long as the address stays the same. */
  token: z.string().max(4096).nullable(),
  /** The same coupon system under a new address: what waits for it goes along. */
  sameBackEnd: z.boolean().default(false),
})
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>

export const connectionReportSchema = z.object({
  ok: z.boolean(),
  problem: problemSchema.nullable(),
  shops: z.int(),
  latencyMs: z.int().nullable(),
  capabilities: z.array(capabilitySchema),
})
export type ConnectionReport = z.infer<typeof connectionReportSchema>

/** Every call a screen can make: name → input and output. Main process and renderer are both typed from this. */
export const calls = {
  'session.get': { input: nothing, output: sessionSchema },
  'session.setPreferences': {
    input: z.object({
      language: z.enum(['zh-CN', 'en']).optional(),
      theme: z.enum(['light', 'dark', 'system']).optional(),
    }),
    output: sessionSchema,
  },
  'session.setCashier': { input: cashierSchema, output: sessionSchema },
  'session.startTraining': { input: nothing, output: sessionSchema },
  'connection.get': {
    input: nothing,
    output: z.object({
      connection: connectionSchema.nullable(),
      hasToken: z.boolean(),
      /** False where the system offers no protected store for the token. */
      tokenProtected: z.boolean(),
    }),
  },
  'connection.test': { input: connectionDraftSchema, output: connectionReportSchema },
  'connection.save': { input: connectionDraftSchema, output: sessionSchema },
  'shops.list': { input: nothing, output: z.array(shopSchema) },
  'shops.choose': { input: z.object({ shopId: idSchema }), output: sessionSchema },
  'counter.find': {
    /** `isOurs`: a code of this program itself, which the shop's rules do not change. */
    input: z.object({ text: scanTextSchema, isOurs: z.boolean().optional() }),
    output: findResultSchema,
  },
  'counter.openMember': {
    /** `fresh` waits for the back end's word where it can be had, instead of what is kept here. */
    input: z.object({ memberId: idSchema, fresh: z.boolean().default(false) }),
    output: memberSheetSchema,
  },
  'counter.redeem': {
    input: z.object({
      /** Made by the screen when the cashier confirms: the same id twice is the same sale. */
      saleId: z.uuid(),
      memberId: idSchema,
      couponIds: z.array(idSchema).min(1).max(50),
      billFen: z.int().min(0).max(100_000_000_00).nullable(),
      /** The bill that was handed over, where the amount is its total: its lines count then. */
      billId: z.uuid().optional(),
      override: overrideInputSchema.optional(),
    }),
    output: saleSchema,
  },
  'counter.today': { input: nothing, output: dayFiguresSchema },
  'sales.get': { input: z.object({ saleId: z.uuid() }), output: saleSchema },
  /** Takes back some of a sale's redemptions: at once what was not sent, else by asking the back end. */
  'sales.void': {
    input: z.object({ saleId: z.uuid(), requestIds: z.array(z.uuid()).min(1).max(50) }),
    output: saleSchema,
  },
  /** Tries at once to settle what is open, instead of waiting for the next turn. */
  'sales.settleNow': { input: nothing, output: statusSchema },
  'status.get': { input: nothing, output: statusSchema },
  ...billCalls,
  ...policyCalls,
  ...ruleCalls,
  ...scannerCalls,
  ...templateCalls,
  ...memberCodeCalls,
  ...memberCalls,
  ...exceptionCalls,
  ...ledgerCalls,
  ...cacheCalls,
  ...codeCalls,
  ...printCalls,
  ...staffCalls,
  ...shiftCalls,
  ...auditCalls,
  ...statisticsCalls,
  ...recordCalls,
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>

/** Everything that the main process tells without being asked. */
export const events = {
  'redemption.changed': redemptionSchema,
  'status.changed': statusSchema,
  'session.changed': sessionSchema,
  ...billEvents,
  ...exceptionEvents,
  ...ledgerEvents,
  ...cacheEvents,
  ...printEvents,
  ...recordEvents,
  ...auditEvents,
  ...statisticsEvents,
} as const satisfies Record<string, z.ZodType>

export type CallName = keyof typeof calls
export type CallInput<N extends CallName> = z.infer<(typeof calls)[N]['input']>
export type CallOutput<N extends CallName> = z.infer<(typeof calls)[N]['output']>
export type EventName = keyof typeof events
export type EventPayload<N extends EventName> = z.infer<(typeof events)[N]>
