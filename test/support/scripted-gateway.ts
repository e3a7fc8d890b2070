import { ProblemError } from '@shared/ipc/result'
import { UnintelligibleError } from '../../src-main/coupon-api/http-problem'
import type { CouponGateway, Fate, SendOutcome, UndoOutcome } from '../../src-main/counter/ports'

/** What the scripted back end is asked, in order. */
export type Asked = `redeem ${string}` | `fate ${string}` | `undo ${string}`

/** A back end that answers what the test wrote down; asking more than was written fails. */
export interface ScriptedGateway extends CouponGateway {
  asked: Asked[]
}

const SILENT = new ProblemError({ code: 'api.timeout', seconds: 10 })

/** Makes a gateway from lists of answers; `'silent'` as a fate is a back end that does not answer. */
export function scriptedGateway(script: {
  redeem?: SendOutcome[]
  fate?: (Fate | 'silent' | 'riddle')[]
  undo?: UndoOutcome[]
}): ScriptedGateway {
  const sends = [...(script.redeem ?? [])]
  const fates = [...(script.fate ?? [])]
  const undos = [...(script.undo ?? [])]
  const asked: Asked[] = []
  const unused = (): never => {
    throw new Error('not part of this script')
  }
  return {
    asked,
    capabilities: new Set(),
    discover: unused,
    shops: unused,
    ping: unused,
    searchMembers: unused,
    couponsOf: unused,
    coupon: unused,
    records: unused,
    undoWindowMs: 600_000,
    async undo({ couponId }) {
      asked.push(`undo ${couponId}`)
      const next = undos.shift()
      if (!next) throw new Error(`coupon ${couponId} was undone more often than expected`)
      return next
    },
    async redeem({ couponId }) {
      asked.push(`redeem ${couponId}`)
      const next = sends.shift()
      if (!next) throw new Error(`coupon ${couponId} was sent more often than expected`)
      return next
    },
    async fateOf({ couponId }) {
      asked.push(`fate ${couponId}`)
      const next = fates.shift()
      if (!next) throw new Error(`coupon ${couponId} was looked up more often than expected`)
      if (next === 'silent') throw SILENT
      if (next === 'riddle') throw new UnintelligibleError('/user/couponinfo', '{"code":0}')
      return next
    },
  }
}
