/**
 * The codes with which this API refuses; stable, listed for readers in docs/coupon-api.md. Document 000 only
 * says that a code other than 0 is a refusal, so all of these are this project's own.
 */
export const REFUSAL_CODES = {
  badParameter: 1001,
  unreadableBody: 1002,
  bodyTooLarge: 1003,
  unsupportedMediaType: 1004,
  unknownCall: 1005,
  wrongMethod: 1006,
  notLoggedIn: 1401,
  wrongPassword: 1402,
  tooManyLogIns: 1403,
  noSuchCoupon: 1404,
  noSuchRequest: 1405,
  noSuchShop: 1407,
  noSuchStaff: 1408,
  noSuchTemplate: 1409,
  foreignCursor: 1410,
  noSuchMember: 1411,
  noSuchCard: 1412,
  terminalOnly: 1413,
  alreadyUsed: 2001,
  expired: 2002,
  notYetValid: 2003,
  wrongWeekday: 2004,
  givenAway: 2005,
  recalled: 2006,
  requestIdTaken: 2010,
  undoTooLate: 2020,
  alreadyUndone: 2021,
  notRedeemed: 2022,
  savedMeanwhile: 2030,
  notGivenOut: 2031,
  rangeEnded: 2032,
  internal: 5000,
  notSaved: 5001,
} as const
export type RefusalCode = (typeof REFUSAL_CODES)[keyof typeof REFUSAL_CODES]

/** An answer other than success: `code` for programs, `info` a Chinese sentence that a cashier can read out. */
export class Refusal {
  constructor(
    readonly code: RefusalCode,
    readonly info: string,
    /** What a program can use besides the code; only dialect `yun_shop` has a place for it. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {}
}

/** Makes a refusal by its name. */
export function refuse(
  name: keyof typeof REFUSAL_CODES,
  info: string,
  details?: Readonly<Record<string, unknown>>,
): Refusal {
  return new Refusal(REFUSAL_CODES[name], info, details)
}
