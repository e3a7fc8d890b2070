import { createHmac, createPublicKey, verify } from 'node:crypto'
import type { Status } from '@shared/domain/view'
import {
  CODE_DIGITS,
  CODE_STEP_MS,
  readMemberCode,
  type CardCode,
  type ChangingCode,
} from '@shared/domain/member-code'
import { ProblemError, type Problem } from '@shared/ipc/result'
import type { CodeBook, CodeMaterial } from './code-ports'
import type { Clock, Desk } from './ports'

/** How far a phone's page and this terminal may be apart: one step (RFC 6238, 5.2). */
const DRIFT_STEPS = 1
/** So far around the present a code is told to be over or ahead, instead of wrong: ten minutes. */
const NEAR_STEPS = 20
/** Nobody waits longer for the word of the other terminals. */
const ASK_OTHERS_MS = 800
/** What newer knowledge may put right: a renewed secret, a new key, another database. */
const MAY_BE_OLD = new Set<Problem['code']>([
  'memberCode.wrong',
  'memberCode.renewed',
  'memberCode.unknownKey',
  'memberCode.forged',
])

export interface CodeTools {
  codeBook: CodeBook
  keys(desk: Desk): Promise<CodeMaterial>
  refresh(desk: Desk): Promise<boolean>
  clock: Clock & { readonly clock: Status['clock'] }
  isOffline(): boolean
}

interface Verdict {
  memberId: string
  /** Null for a card. */
  step: number | null
}

/**
 * Looks a member up by one of the two codes of docs/coupon-api.md; null where the text is none of them. The code is
 * checked on this computer before anything is looked up, with and without a line. Throws `ProblemError` `memberCode.*` where it is
 * not good, `storage.*` where nobody can know whether it was used; and what `lookUp` throws: then the code is still good.
 */
export async function findByCode<T>(
  text: string,
  deskOf: () => Promise<Desk>,
  tools: CodeTools,
  lookUp: (memberId: string) => Promise<T>,
): Promise<T | null> {
  const code = readMemberCode(text)
  if (!code) return null
  if (code.kind === 'broken') return refuse('unreadable')
  const desk = await deskOf()
  const { memberId, step } = await judge(code, desk, tools)
  if (step === null) return lookUp(memberId)
  const { codeBook } = tools
  const before = codeBook.lastStep(desk.connectionId, memberId)
  if (before !== null && before >= step) return refuse('replayed')
  // Taken before anything is awaited: the same code twice at once is one of them.
  codeBook.take(desk.connectionId, memberId, step)
  let found: T
  try {
    found = await lookUp(memberId)
  } catch (error) {
    codeBook.giveBack(desk.connectionId, memberId, before)
    throw error
  }
  if (await wasUsedElsewhere(memberId, step, desk, tools)) return refuse('replayed')
  return found
}

async function judge(
  code: ChangingCode | CardCode,
  desk: Desk,
  tools: CodeTools,
): Promise<Verdict> {
  const check = async (): Promise<Verdict> => {
    const keys = await tools.keys(desk)
    return code.kind === 'card'
      ? checkCard(code, keys, desk, tools)
      : checkChanging(code, keys, desk, tools)
  }
  try {
    return await check()
  } catch (error) {
    const isOld = error instanceof ProblemError && MAY_BE_OLD.has(error.problem.code)
    if (!isOld || !(await tools.refresh(desk))) throw error
    return check()
  }
}

async function checkChanging(
  { memberId, digits }: ChangingCode,
  { masterKey }: CodeMaterial,
  { connectionId }: Desk,
  { clock, codeBook }: CodeTools,
): Promise<Verdict> {
  const { state } = clock.clock
  if (state === 'untrusted' || state === 'jumpedBack') return refuse('clock')
  const now = Math.floor(clock.now() / CODE_STEP_MS)
  const { HOTP, Secret } = await import('otpauth')
  const distance = (version: number, window: number): number | null => {
    const secret = createHmac('sha256', Buffer.from(masterKey, 'base64url'))
      .update(`coupon-counter totp ${memberId} ${version}`)
      .digest()
    return HOTP.validate({
      token: digits,
      secret: new Secret({ buffer: Uint8Array.from(secret).buffer }),
      algorithm: 'SHA256',
      digits: CODE_DIGITS,
      counter: now,
      window,
    })
  }
  const version = codeBook.versionOf(connectionId, memberId)
  const delta = distance(version, NEAR_STEPS)
  if (delta === null) {
    return refuse(version > 0 && distance(version - 1, NEAR_STEPS) !== null ? 'renewed' : 'wrong')
  }
  if (delta < -DRIFT_STEPS) return refuse('expired')
  if (delta > DRIFT_STEPS) return refuse('early')
  return { memberId, step: now + delta }
}

function checkCard(
  { keyId, memberId, serial, signed, signature }: CardCode,
  { cardKeys }: CodeMaterial,
  { connectionId }: Desk,
  { codeBook }: CodeTools,
): Verdict {
  const found = cardKeys.find(({ id }) => id === keyId)
  if (!found) return refuse('unknownKey')
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: found.publicKey }
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  if (!verify(null, signed, key, signature)) return refuse('forged')
  if (codeBook.isRevoked(connectionId, serial)) return refuse('revoked')
  return { memberId, step: null }
}

/** What another terminal has taken. Silence is no word: the code was checked here. */
async function wasUsedElsewhere(
  memberId: string,
  step: number,
  { gateway }: Desk,
  tools: CodeTools,
): Promise<boolean> {
  if (!gateway.codes || tools.isOffline()) return false
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<true>((done) => (timer = setTimeout(done, ASK_OTHERS_MS, true)))
  const first = await Promise.race([gateway.codes.use(memberId, step).catch(() => true), patience])
  clearTimeout(timer)
  return !first
}

type Refused = Extract<Problem, { code: `memberCode.${string}` }>['code']

function refuse(reason: Refused extends `memberCode.${infer R}` ? R : never): never {
  throw new ProblemError({ code: `memberCode.${reason}` })
}
