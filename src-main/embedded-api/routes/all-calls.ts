import type { Call } from '../call'
import { codeChanges, codeMaterial, useCode } from './codes'
import { couponList, memberCouponInfo, redeemableList, staffCouponInfo } from './coupons'
import { health } from './health'
import { logInCall } from './log-in'
import { issueCard, memberCards, memberLink, renewCode, revokeCard } from './member-codes'
import { eraseMember, memberSearch } from './members'
import { redeem, undoRedeem } from './redeem'
import { redemptionList, redemptionOfRequest } from './redemptions'
import { shopList } from './shops'
import { memberSheet, syncCoupons, syncMembers } from './sync'

/** Every call of the API: the seven of document 000, then the extensions. */
export function allCalls(): Call[] {
  return [
    shopList,
    redemptionList,
    redeemableList,
    redeem,
    staffCouponInfo,
    memberCouponInfo,
    couponList,
    health,
    logInCall(),
    memberSearch,
    eraseMember,
    memberSheet,
    syncMembers,
    syncCoupons,
    redemptionOfRequest,
    undoRedeem,
    memberLink,
    renewCode,
    issueCard,
    memberCards,
    revokeCard,
    codeMaterial,
    codeChanges,
    useCode,
  ]
}
