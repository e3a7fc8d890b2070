import { z } from 'zod'
import { defineCall } from '../call'

/** What this API can do beyond document 000, by name: a terminal asks before it uses one. */
export const EXTENSIONS = [
  'health',
  'token',
  'staff-login',
  'member-search',
  'member-sheet',
  'sync',
  'shop-on-redeem',
  'request-id',
  'redemption-lookup',
  'undo',
  'terms',
  'yun-shop',
  'templates',
  'member-codes',
] as const

/** Who answers here, what the time is and what is possible. */
export const health = defineCall({
  path: '/health',
  kind: 'extension',
  summary: '服务状态与时间',
  description:
    'The only call besides the log-in that needs no token. `time` is in unix milliseconds.',
  open: true,
  alsoGet: true,
  input: z.object({}),
  data: z.object({
    product: z.literal('coupon-counter'),
    version: z.string(),
    time: z.int().describe('unix 毫秒'),
    time_zone: z.string(),
    undo_seconds: z.int().describe('核销后多少秒内可撤销，0 = 不可撤销'),
    extensions: z.array(z.string()),
  }),
  handle: async (_input, { version, clock, timeZone, undoWindowMs }) => ({
    product: 'coupon-counter' as const,
    version,
    time: clock(),
    time_zone: timeZone,
    undo_seconds: Math.floor(undoWindowMs / 1_000),
    extensions: [...EXTENSIONS],
  }),
})
