import { closeSync, fdatasyncSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { COMBINATION_RULES } from '@shared/domain/combination'
import { billOf } from '@shared/domain/bill'
import type { MemberCoupon } from '@shared/domain/coupon'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { orderedId } from '@shared/domain/ordered-id'
import type { LineView } from '../../../src-main/counter/offline-rules'
import { createOpenMembers } from '../../../src-main/counter/open-members'
import type { CouponGateway, Desk } from '../../../src-main/counter/ports'
import { redeem } from '../../../src-main/counter/redeem'
import { openLedger } from '../../../src-main/store/ledger'
import { aCoupon, cash } from '../../support/coupons'

// The ledger of a few weeks, so that its trees are as deep as they get and the write-ahead log goes round.
const SALES_BEFORE = 3_000
const COUNTED_COMMITS = 50
// SQLite starts its log over after a thousand pages.
const LOG_BYTES = 4_120_000
const HELD_COUPONS = 12
const NO_GATEWAY = { capabilities: new Set() } as unknown as CouponGateway
const DESK: Desk = {
  connectionId: 'bench',
  gateway: NO_GATEWAY,
  timeZone: 'Asia/Shanghai',
  shop: { id: '1', name: '城西银泰店', address: '杭州市拱墅区丰潭路 380 号' },
  cashier: { id: '7', number: '07', name: '王雨晴' },
  training: false,
  phoneLook: 'middle' as const,
  shopName: () => '城西银泰店',
}

interface Question {
  folder: string
  repetitions: number
  pairs: number
}

/** Times of each repetition in milliseconds, and what a commit writes. */
export interface RedeemTimes {
  commit: number[][]
  /** A bare write and flush of as many bytes at the end of a file. */
  append: number[][]
  /** The same over blocks that the file already has. */
  overwrite: number[][]
  bytes: number
}

process.once('message', (question: Question) => {
  process.send?.(run(question))
})

function run({ folder, repetitions, pairs }: Question): RedeemTimes {
  const file = join(folder, 'ledger.db')
  const ledger = openLedger(file)
  const openMembers = createOpenMembers()
  const line: LineView = {
    now: Date.now,
    state: { state: 'online', latencyMs: 1, lastAnswerAt: 0 },
    clock: { state: 'trusted', offsetMs: 0 },
    lastContactAt: 0,
  }
  const offline = { policy: () => offlinePolicySchema.parse({}), line }
  const tools = {
    ledger,
    openMembers,
    clock: line,
    offline,
    hasManager: () => false,
    rules: COMBINATION_RULES,
  }
  let sold = 0

  function timeOfSale(): number {
    const { member, coupons } = memberNumber(sold++)
    const { connectionId } = DESK
    openMembers.remember({ connectionId, member, coupons, asOf: Date.now(), source: 'live' })
    const couponIds = coupons.slice(0, 2).map(({ id }) => id)
    const order = {
      saleId: orderedId(Date.now()),
      memberId: member.id,
      couponIds,
      bill: billOf(12_800),
    }
    const startedAt = performance.now()
    redeem(order, DESK, tools)
    return performance.now() - startedAt
  }

  /** As the outbox does after each sale, so that the next one is not written among thousands of open ones. */
  function settle(): void {
    for (const { requestId } of ledger.open(DESK.connectionId)) {
      ledger.advance(requestId, 'sending', { code: 'sent' }, Date.now())
      ledger.advance(requestId, 'accepted', { code: 'confirmed', remoteId: '1' }, Date.now())
    }
  }

  function timeOfSettledSale(): number {
    const time = timeOfSale()
    settle()
    return time
  }

  for (let sale = 0; sale < SALES_BEFORE; sale++) timeOfSettledSale()
  const bytes = bytesPerCommit(file, timeOfSale)
  const appending = appendingWriter(join(folder, 'appended'), bytes)
  const overwriting = overwritingWriter(join(folder, 'overwritten'), bytes, LOG_BYTES)
  const times: RedeemTimes = { commit: [], append: [], overwrite: [], bytes }
  for (let repetition = 0; repetition < repetitions; repetition++) {
    const [sales, appends, overwrites]: [number[], number[], number[]] = [[], [], []]
    for (let pair = 0; pair < pairs; pair++) {
      sales.push(timeOfSettledSale())
      appends.push(appending.time())
      overwrites.push(overwriting.time())
    }
    times.commit.push(sales)
    times.append.push(appends)
    times.overwrite.push(overwrites)
  }
  appending.close()
  overwriting.close()
  ledger.close()
  return times
}

function memberNumber(number: number) {
  const memberId = String(10_001 + number)
  const member = {
    id: memberId,
    name: '陈思琪',
    phone: '19900011234',
    cardNumber: null,
    level: null,
  }
  const coupons = Array.from({ length: HELD_COUPONS }, (_, index): MemberCoupon => {
    const id = String(1_000_001 + number * HELD_COUPONS + index)
    return aCoupon(id, { memberId, templateId: '3', title: '满百减二十券', terms: cash(2_000) })
  })
  return { member, coupons }
}

/** What the write-ahead log grows by while it starts from nothing, on average. */
function bytesPerCommit(file: string, commit: () => void): number {
  const other = new Database(file)
  other.pragma('wal_checkpoint(TRUNCATE)')
  other.close()
  for (let count = 0; count < COUNTED_COMMITS; count++) commit()
  return Math.round(statSync(`${file}-wal`).size / COUNTED_COMMITS)
}

/** The plainest way to keep something: the bytes at the end of a file, and a flush. */
function appendingWriter(file: string, bytes: number) {
  const descriptor = openSync(file, 'a')
  return timedWriter(descriptor, bytes, () => null)
}

/** The same, but over and over the same blocks of a file of the log's size: nothing but the data to flush. */
function overwritingWriter(file: string, bytes: number, size: number) {
  const descriptor = openSync(file, 'w')
  const slots = Math.max(1, Math.floor(size / bytes))
  writeSync(descriptor, Buffer.alloc(slots * bytes))
  fdatasyncSync(descriptor)
  let next = 0
  return timedWriter(descriptor, bytes, () => (next++ % slots) * bytes)
}

function timedWriter(descriptor: number, bytes: number, place: () => number | null) {
  const content = Buffer.alloc(bytes, 0x5a)
  return {
    time() {
      const startedAt = performance.now()
      writeSync(descriptor, content, 0, bytes, place())
      fdatasyncSync(descriptor)
      return performance.now() - startedAt
    },
    close: () => closeSync(descriptor),
  }
}
