import { z } from 'zod'
import { defineCall } from '../call'
import { shortText } from '../inputs'
import { LogInThrottle } from '../log-in-throttle'
import { passwordMatches } from '../passwords'
import { refuse } from '../refusals'
import { newToken, tokenHash } from '../tokens'

const TOKEN_LIFE_MS = 30 * 86_400_000

/** Makes the log-in call with a throttle of its own: one per server. */
export function logInCall() {
  const throttle = new LogInThrottle()
  return defineCall({
    path: '/user/login',
    kind: 'extension',
    summary: '员工登录',
    description:
      'Answers a token, valid for 30 days. Five wrong passwords lock the account for a minute.',
    open: true,
    input: z.object({
      account: shortText(64).min(1),
      password: z.string({ error: '必填' }).max(128),
    }),
    data: z.object({
      token: z.string(),
      expires_date: z.int().describe('unix 秒'),
      staff: z.object({
        id: z.int(),
        account: z.string(),
        name: z.string(),
        shop_id: z.int().describe('所属门店，0 = 不限'),
      }),
    }),
    async handle({ account, password }, { store, clock }) {
      const at = clock()
      const wait = throttle.waitMs(account, at)
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1_000)
        return refuse('tooManyLogIns', `密码错误次数过多，请 ${seconds} 秒后再试`)
      }
      // Counted before the slow check, so that a burst of guesses is not let through while it runs.
      throttle.failed(account, at)
      const staff = await store.staffByAccount(account)
      if (!(await passwordMatches(password, staff?.passwordHash ?? null)) || !staff) {
        return refuse('wrongPassword', '账号或密码错误')
      }
      throttle.succeeded(account)
      const token = newToken()
      const expiresAt = at + TOKEN_LIFE_MS
      await store.keepToken(tokenHash(token), staff.id, at, expiresAt)
      const { id, name, shopId } = staff
      return {
        token,
        expires_date: Math.floor(expiresAt / 1_000),
        staff: { id, account: staff.account, name, shop_id: shopId ?? 0 },
      }
    },
  })
}
