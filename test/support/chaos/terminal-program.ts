import { join } from 'node:path'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import type { MemberSheet, Status } from '@shared/domain/view'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import { ProblemError } from '@shared/ipc/result'
import { sync as writeFileAtomicSync } from 'write-file-atomic'
import type { Secrets } from '../../../src-main/session/secrets'
import { jobsBeside } from '../../../src-main/store/keeper/jobs-beside'
import { createTerminal, type Terminal } from '../../../src-main/terminal'
import { terminalParts } from '../terminal-parts'
import { MANAGER_PIN, type Order, type Request, type Response } from './protocol'
import { rememberPins } from './quick-pin'
import { liveInSimTime } from './sim-time'

// A terminal without a window as a process of its own, driven over the channel to the process that started it. It loads
// everything and waits to be told whose folder it opens, so that a fresh one can take a killed one's place at once.

const PULL_AFTER_MS = 30_000
const NEVER_MS = 0x7fffffff

let terminal: Terminal | undefined
const sheets = new Map<string, MemberSheet>()
const taken = new Set<string>()
let told: (status: Status) => void = () => {}

function handlers() {
  if (!terminal) throw new Error('not opened')
  return terminal.handlers
}

function open(request: Extract<Request, { do: 'open' }>): Response {
  liveInSimTime(request.timeFile, request.terminal)
  rememberPins()
  const parts = terminalParts(request.folder, { url: '', token: '' })
  terminal = createTerminal({
    ...parts,
    log: process.env.CHAOS_LOG ? fileLog(join(request.folder, 'terminal.log')) : parts.log,
    secrets: secretsIn(join(request.folder, 'secrets')),
    localNow: () => Date.now(),
    steadyNow: () => performance.now(),
    ...(request.thread ? { keeperJobs: jobsBeside(request.thread, request.folder) } : {}),
    pullAfterMs: request.pulls ? PULL_AFTER_MS : NEVER_MS,
    emit(name, payload) {
      if (name === 'status.changed') told(payload as Status)
      if (name !== 'redemption.changed') return
      const { state, couponId } = payload as { state: string; couponId: string }
      if (state === 'refused' || state === 'voided') taken.delete(couponId)
    },
  })
  return { kind: 'done' }
}

async function redeem(order: Order): Promise<Response> {
  const { saleId, memberId, wishes, take, billFen, ahead } = order
  const earlier = await written(saleId)
  // Asked again after a kill: the same coupons, which are not usable any more.
  if (earlier) return saleOf(await sell({ saleId, memberId, couponIds: earlier, billFen }))
  const unseen = ahead.filter((id) => !sheets.has(id))
  const looked = Promise.all(unseen.map((id) => see(id).catch(() => null)))
  // The first time, while everything is still unused.
  if (ahead.length > 1) await looked
  const seen = sheets.get(memberId)
  const sheet = seen && !order.look ? seen : await see(memberId)
  const usable = new Set(
    sheet.coupons.flatMap(({ coupon, eligibility }) =>
      eligibility.usable && !taken.has(coupon.id) ? [coupon.id] : [],
    ),
  )
  const ids = sheet.coupons.map(({ coupon }) => coupon.id).sort((a, b) => Number(a) - Number(b))
  const wanted = wishes.flatMap((place) => ids[place % ids.length] ?? [])
  const couponIds = [...new Set(wanted)].filter((id) => usable.has(id)).slice(0, take)
  if (couponIds.length === 0) return { kind: 'problem', problem: 'nothing usable' }
  try {
    const sale = await sell({ saleId, memberId, couponIds, billFen })
    for (const id of couponIds) taken.add(id)
    return saleOf(sale)
  } catch (error) {
    // Looked at anew next time.
    sheets.delete(memberId)
    throw error
  }
}

/** The coupons of a sale that is in the ledger; null when there is none of this id. */
async function written(saleId: string): Promise<string[] | null> {
  try {
    const { redemptions } = await handlers()['sales.get']({ saleId })
    return redemptions.map(({ couponId }) => couponId)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'call.invalid') return null
    throw error
  }
}

function saleOf({ saleId, receipt, redemptions }: CallOutput<'counter.redeem'>): Response {
  const couponIds = redemptions.map(({ couponId }) => couponId)
  return { kind: 'done', sale: { saleId, number: receipt.number, couponIds } }
}

/** What the owner's rules stop, the manager lets pass. */
async function sell(order: CallInput<'counter.redeem'>): Promise<CallOutput<'counter.redeem'>> {
  try {
    return await handlers()['counter.redeem'](order)
  } catch (error) {
    const isStopped = error instanceof ProblemError && error.problem.code === 'redeem.overPolicy'
    if (!isStopped) throw error
    const override = { pin: MANAGER_PIN, reason: '线路中断' }
    return handlers()['counter.redeem']({ ...order, override })
  }
}

async function takeBack(saleId: string): Promise<Response> {
  const { redemptions } = await handlers()['sales.get']({ saleId })
  const requestIds = redemptions.map(({ requestId }) => requestId)
  await handlers()['sales.void']({ saleId, requestIds })
  return { kind: 'done' }
}

/** A person asks once more for everything that could not be understood. */
async function askAgain(): Promise<void> {
  const { rows } = await handlers()['exceptions.list']({ kinds: ['parked'], page: 1, pageSize: 50 })
  for (const { requestId } of rows) {
    await handlers()['exceptions.act']({ requestId, action: 'tryAgain' })
  }
}

/** What is known here, however old; it is corrected behind the answer. Only who is not known is asked for. */
async function see(memberId: string): Promise<MemberSheet> {
  const sheet = await handlers()['counter.openMember']({ memberId, fresh: false })
  sheets.set(memberId, sheet)
  return sheet
}

async function drain(): Promise<Response> {
  for (;;) {
    const changed = new Promise<void>((resolve) => (told = () => resolve()))
    await askAgain()
    const { unsettled } = await handlers()['sales.settleNow'](null)
    if (unsettled.pending + unsettled.unknown === 0) return { kind: 'done' }
    // In simulated time, and only a bound: what waits out a pause of the back end has nothing to tell meanwhile.
    await Promise.race([changed, new Promise((resolve) => setTimeout(resolve, 5_000))])
  }
}

async function answer(request: Request): Promise<Response> {
  switch (request.do) {
    case 'open':
      return open(request)
    case 'redeem':
      return redeem(request.order)
    case 'void':
      return takeBack(request.saleId)
    case 'settle':
      // As by the button: nobody waits for it.
      void handlers()['sales.settleNow'](null)
      return { kind: 'done' }
    case 'backUp':
      await handlers()['ledger.backUpNow'](null)
      return { kind: 'done' }
    case 'drain':
      return drain()
    case 'close':
      await terminal?.close()
      return { kind: 'done' }
  }
}

/** Kept over a kill; unprotected, as nothing in a run is secret. */
function secretsIn(file: string): Secrets {
  const read = () =>
    existsSync(file)
      ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | null>)
      : {}
  return {
    isProtected: false,
    get: (name) => read()[name] ?? null,
    set: (name, value) => writeFileAtomicSync(file, JSON.stringify({ ...read(), [name]: value })),
  }
}

function fileLog(file: string) {
  const write = (event: string, details?: object) =>
    appendFileSync(file, `${JSON.stringify({ at: Date.now(), event, ...details })}\n`)
  return { debug: write, info: write, warn: write, error: write }
}

process.on('message', (request: Request) => {
  answer(request)
    .catch((error: unknown): Response => {
      if (error instanceof ProblemError) return { kind: 'problem', problem: error.problem.code }
      return { kind: 'broken', error: error instanceof Error ? (error.stack ?? '') : String(error) }
    })
    .then((response) => process.send?.(response))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
