import { z } from 'zod'
import { breachSchema } from '../domain/offline-allowance'
import { RIGHTS } from '../domain/rights'

/**
 * Everything that can go wrong in a call, as a code with the data that its sentence needs. The screens own the
 * sentences (i18n key `problem.<code>`); details for engineers go to the log, never across this boundary.
 */
export const problemSchema = z.discriminatedUnion('code', [
  // The line to the coupon API
  z.object({ code: z.literal('api.unreachable'), host: z.string() }),
  z.object({ code: z.literal('api.hostNotFound'), host: z.string() }),
  z.object({ code: z.literal('api.certificate'), host: z.string(), reason: z.string() }),
  z.object({ code: z.literal('api.timeout'), seconds: z.number() }),
  z.object({ code: z.literal('api.http'), status: z.int() }),
  z.object({ code: z.literal('api.notJson') }),
  z.object({ code: z.literal('api.truncated') }),
  z.object({ code: z.literal('api.tooLarge'), limitMb: z.number() }),
  z.object({ code: z.literal('api.unexpected') }),
  z.object({ code: z.literal('api.unauthorized') }),
  z.object({ code: z.literal('api.refused'), apiCode: z.int(), info: z.string() }),
  z.object({ code: z.literal('api.tooManyPages') }),
  z.object({ code: z.literal('api.noShops') }),
  z.object({ code: z.literal('api.notConfigured') }),
  z.object({ code: z.literal('api.trainingFailed') }),
  z.object({ code: z.literal('connection.tokenNeeded') }),
  // What the cashier entered
  z.object({ code: z.literal('scan.empty') }),
  z.object({ code: z.literal('scan.tooLong') }),
  z.object({ code: z.literal('scan.unreadable') }),
  z.object({ code: z.literal('scan.checkDigit') }),
  // Codes of members that change or are signed (docs/coupon-api.md)
  z.object({ code: z.literal('memberCode.unreadable') }),
  z.object({ code: z.literal('memberCode.notHere') }),
  z.object({ code: z.literal('memberCode.notReady') }),
  z.object({ code: z.literal('memberCode.clock') }),
  z.object({ code: z.literal('memberCode.expired') }),
  z.object({ code: z.literal('memberCode.early') }),
  z.object({ code: z.literal('memberCode.wrong') }),
  z.object({ code: z.literal('memberCode.replayed') }),
  z.object({ code: z.literal('memberCode.renewed') }),
  z.object({ code: z.literal('memberCode.unknownKey') }),
  z.object({ code: z.literal('memberCode.forged') }),
  z.object({ code: z.literal('memberCode.revoked') }),
  z.object({ code: z.literal('search.needsMemberId') }),
  z.object({ code: z.literal('member.notFound') }),
  z.object({ code: z.literal('redeem.notUsable'), title: z.string() }),
  z.object({ code: z.literal('redeem.memberNotOpen') }),
  z.object({ code: z.literal('redeem.notTogether') }),
  /** A part of the price, or a least spend, and nobody said what the member is to pay. */
  z.object({ code: z.literal('redeem.needsBill'), title: z.string() }),
  /** `way`: what lets it pass — a manager's PIN, nothing as none is set, nothing as the owner ruled so. */
  z.object({
    code: z.literal('redeem.overPolicy'),
    breaches: z.array(breachSchema),
    way: z.enum(['pin', 'noPin', 'never']),
  }),
  z.object({ code: z.literal('manager.noPin') }),
  z.object({ code: z.literal('manager.pinNeeded') }),
  z.object({ code: z.literal('manager.wrongPin'), triesLeft: z.int() }),
  z.object({ code: z.literal('manager.locked'), seconds: z.int() }),
  z.object({ code: z.literal('void.onItsWay'), title: z.string() }),
  z.object({ code: z.literal('void.tooLate'), title: z.string(), minutes: z.int() }),
  z.object({ code: z.literal('void.notPossible'), title: z.string() }),
  z.object({ code: z.literal('void.otherConnection'), number: z.string() }),
  z.object({ code: z.literal('void.notRedeemed'), title: z.string() }),
  z.object({ code: z.literal('shop.notChosen') }),
  z.object({ code: z.literal('shop.gone') }),
  z.object({ code: z.literal('exceptions.gone') }),
  // A bill that is handed over: by a file of the cash register, a scan or the clipboard
  z.object({ code: z.literal('bill.noName') }),
  z.object({ code: z.literal('bill.noFile'), file: z.string() }),
  z.object({ code: z.literal('bill.notAFile'), file: z.string() }),
  z.object({ code: z.literal('bill.noAccess'), file: z.string() }),
  z.object({ code: z.literal('bill.tooLarge'), file: z.string(), limitMb: z.number() }),
  z.object({ code: z.literal('bill.notUtf8') }),
  z.object({ code: z.literal('bill.notJson') }),
  z.object({ code: z.literal('bill.missing'), field: z.string() }),
  z.object({ code: z.literal('bill.wrong'), field: z.string() }),
  z.object({ code: z.literal('bill.unknown'), field: z.string() }),
  z.object({ code: z.literal('bill.tooManyLines'), limit: z.int() }),
  /** Both in yuan, as people read them. */
  z.object({ code: z.literal('bill.notAdding'), lines: z.string(), total: z.string() }),
  /** `shop` is the id in the bill, `here` the name of this terminal's. */
  z.object({ code: z.literal('bill.otherShop'), shop: z.string(), here: z.string() }),
  z.object({ code: z.literal('bill.textTooLong') }),
  z.object({ code: z.literal('bill.textUnreadable') }),
  z.object({ code: z.literal('bill.gone') }),
  // Receipts that members keep
  z.object({ code: z.literal('receipt.unreadable') }),
  z.object({ code: z.literal('receipt.notHere'), number: z.string() }),
  z.object({ code: z.literal('receipt.forged') }),
  z.object({ code: z.literal('receipt.gone') }),
  // Printing
  z.object({ code: z.literal('print.noPrinter') }),
  /** Somebody else has decided about this paper meanwhile, or it has come out. */
  z.object({ code: z.literal('print.gone') }),
  z.object({ code: z.literal('print.nothingYet') }),
  // Who works here, and what they may do
  z.object({ code: z.literal('staff.signInNeeded') }),
  z.object({ code: z.literal('staff.wrongPin'), triesLeft: z.int() }),
  z.object({ code: z.literal('staff.locked'), seconds: z.int() }),
  z.object({ code: z.literal('staff.unknownCard'), triesLeft: z.int() }),
  /** No card is looked at for so long; a PIN is. */
  z.object({ code: z.literal('staff.cardsLocked'), seconds: z.int() }),
  z.object({ code: z.literal('staff.numberTaken'), number: z.string() }),
  z.object({ code: z.literal('staff.cardTaken') }),
  z.object({ code: z.literal('staff.ownerNeeded') }),
  z.object({ code: z.literal('staff.pinNeeded') }),
  z.object({ code: z.literal('staff.gone') }),
  /** Who has signed in may not do this: `call` is what a colleague may agree to. */
  z.object({ code: z.literal('right.missing'), right: z.enum(RIGHTS), call: z.string() }),
  z.object({ code: z.literal('right.notTheirs'), right: z.enum(RIGHTS), name: z.string() }),
  // Shifts
  z.object({ code: z.literal('shift.none') }),
  /** Something has become another while it was looked at: to be looked at once more. */
  z.object({ code: z.literal('shift.changed') }),
  // Templates
  /** The back end does not know this template any more. */
  z.object({ code: z.literal('template.gone') }),
  /** Somebody else saved it meanwhile. */
  z.object({ code: z.literal('template.conflict') }),
  /** Not saved: what to change, in the back end's own words, and the field where this program knows it. */
  z.object({
    code: z.literal('template.refused'),
    fields: z.array(z.object({ field: z.string().nullable(), message: z.string() })),
  }),
  /** This back end's templates are changed in the back end only. */
  z.object({ code: z.literal('template.notHere') }),
  // This computer
  z.object({ code: z.literal('storage.readOnly'), path: z.string() }),
  z.object({ code: z.literal('storage.full'), path: z.string() }),
  z.object({ code: z.literal('storage.newer'), file: z.string() }),
  z.object({ code: z.literal('storage.damaged'), file: z.string() }),
  z.object({ code: z.literal('ledger.busy') }),
  z.object({ code: z.literal('backup.gone') }),
  z.object({ code: z.literal('backup.damaged'), file: z.string() }),
  z.object({ code: z.literal('call.invalid'), field: z.string() }),
  z.object({ code: z.literal('call.forbidden') }),
  z.object({ code: z.literal('internal') }),
])
export type Problem = z.infer<typeof problemSchema>
export type ProblemCode = Problem['code']

/** What every call answers: a value or a problem, never an exception across the boundary. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** Carries a Problem through code that throws; the IPC router turns it back into a Result. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
  ) {
    super(problem.code, options)
    this.name = 'ProblemError'
  }
}
