import { createHmac } from 'node:crypto'
import { HOTP, Secret } from 'otpauth'
import { changingCode } from '../../../src-shared/domain/member-code'
import type { CouponApi } from './coupon-api'

const STEP_MS = 30_000

/** What the phone of a member shows at a time, as the coupon API would make it. */
export async function shownByPhone(api: CouponApi, memberId: string, at: number): Promise<string> {
  const { master_key } = await api.ask<{ master_key: string }>('/codes/material', {})
  const secret = createHmac('sha256', Buffer.from(master_key, 'base64url'))
    .update(`coupon-counter totp ${memberId} 0`)
    .digest()
  const digits = HOTP.generate({
    secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
    algorithm: 'SHA256',
    digits: 8,
    counter: Math.floor(at / STEP_MS),
  })
  return changingCode(memberId, digits).scanned
}
