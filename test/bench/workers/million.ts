import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DEFAULT_CODE_RULES } from '@shared/domain/code-rules'
import { offlinePolicySchema } from '@shared/domain/offline-policy'
import { readCode } from '@shared/domain/read-code'
import { compilePatterns } from '../../../src-main/codes/patterns'
import { createCashierCalls } from '../../../src-main/counter/cashier-calls'
import { findMember, meaningOf, type FindTools } from '../../../src-main/counter/find-member'
import { createOpenMembers } from '../../../src-main/counter/open-members'
import type { CouponGateway, Desk } from '../../../src-main/counter/ports'
import { silentLog } from '../../../src-main/log'
import { createCache, type OpenCache } from '../../../src-main/store/cache'
import { openLedger } from '../../../src-main/store/ledger'
import { openToRead } from '../../../src-main/store/open-to-read'
import { couponsOf, personNumber } from '../million/people'
import { SEARCH_KINDS, searchesOf, type SearchKind } from '../million/searches'

// As the pull brings them.
const PAGE_ROWS = 400
const WARM_UP = 100
const MIB = 2 ** 20

export interface Question {
  do: 'fill' | 'search' | 'scan'
  folder: string
  members: number
  couponsEach: number
  rounds: number
}

/** A fill of the cache: seconds, MiB on the disk, and the longest that one step took, ms. */
export interface Filled {
  members: { seconds: number; mib: number; longestMs: number }
  coupons: { seconds: number; mib: number; longestMs: number }
}

/** The times of one kind of search, ms, and how often the one whom it was for was among those shown. */
export interface Searched {
  kind: SearchKind
  times: number[]
  found: number
}

/** All kinds, and by how much the process has grown on the way, MiB. */
export interface SearchTimes {
  searched: Searched[]
  mib: number
}

process.once('message', (question: Question) => {
  void answer(question).then((told) => process.send?.(told))
})

interface Work extends Question {
  connectionId: string
}

async function answer(asked: Question): Promise<Filled | SearchTimes | number[]> {
  const question = { ...asked, connectionId: connectionIn(asked.folder) }
  // What the program had pulled itself while it was set up is not among those that are counted.
  if (asked.do === 'fill') rmCache(asked.folder)
  const cache = createCache(join(question.folder, 'cache.db'), silentLog)
  try {
    if (question.do === 'fill') return fill(cache, question)
    return question.do === 'search' ? search(cache, question) : await scan(cache, question)
  } finally {
    cache.close()
  }
}

function rmCache(folder: string): void {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `cache.db${end}`), { force: true })
}

/** The one connection that the terminal of this folder has, where there is one. */
function connectionIn(folder: string): string {
  if (!existsSync(join(folder, 'cache.db'))) return 'bench'
  const database = openToRead(join(folder, 'cache.db'))
  try {
    return database.prepare<[], string>('SELECT connection_id FROM place').pluck().get() ?? ''
  } finally {
    database.close()
  }
}

function fill(cache: OpenCache, { folder, connectionId, members, couponsEach }: Work): Filled {
  cache.startOver(connectionId, 1)
  const membersFilled = timed(folder, (step) => {
    for (let at = 0; at < members; at += PAGE_ROWS) {
      const size = Math.min(PAGE_ROWS, members - at)
      const rows = Array.from({ length: size }, (_, index) => personNumber(at + index))
      step(() => cache.addMembers(connectionId, { rows, cursor: 'm', more: true, total: null }, 2))
    }
    // The text index is put together at the end of a pull, and belongs to what filling takes.
    while (step(() => cache.tidy(connectionId))) continue
  })
  const couponsFilled = timed(folder, (step) => {
    const people = Math.max(1, Math.floor(PAGE_ROWS / couponsEach))
    for (let at = 0; couponsEach > 0 && at < members; at += people) {
      const holders = Array.from({ length: Math.min(people, members - at) }, (_, one) => at + one)
      const rows = holders.flatMap((index) => couponsOf(index, couponsEach))
      step(() => cache.addCoupons(connectionId, { rows, cursor: 'c', more: true, total: null }, 2))
    }
  })
  cache.complete(connectionId, Date.now())
  const kept = cache.counts(connectionId)
  if (kept.members !== members || kept.coupons !== members * couponsEach) {
    throw new Error(`the cache has ${kept.members} members and ${kept.coupons} coupons`)
  }
  return { members: membersFilled, coupons: couponsFilled }
}

/** What was made for a step is made outside of its time. */
function timed(folder: string, work: (step: <T>(run: () => T) => T) => void) {
  const before = size(folder)
  let [total, longestMs] = [0, 0]
  work((run) => {
    const startedAt = performance.now()
    const result = run()
    const took = performance.now() - startedAt
    total += took
    longestMs = Math.max(longestMs, took)
    return result
  })
  return { seconds: total / 1_000, mib: (size(folder) - before) / MIB, longestMs }
}

function size(folder: string): number {
  const file = join(folder, 'cache.db')
  return existsSync(file) ? statSync(file).size : 0
}

function search(cache: OpenCache, { connectionId, members, rounds }: Work): SearchTimes {
  const before = process.memoryUsage.rss()
  const searched = SEARCH_KINDS.map((kind) => {
    const searches = searchesOf(kind, members, WARM_UP + rounds)
    const times: number[] = []
    let found = 0
    for (const [at, { text, memberId }] of searches.entries()) {
      const startedAt = performance.now()
      const hits = cache.suggest(connectionId, text)
      const took = performance.now() - startedAt
      if (at < WARM_UP) continue
      times.push(took)
      if (hits.some(({ member }) => member.id === memberId)) found++
    }
    return { kind, times, found: found / rounds }
  })
  return { searched, mib: (process.memoryUsage.rss() - before) / MIB }
}

/** A scanned member code up to the answer that goes to the window: member and coupons, each with its reasons. */
async function scan(
  cache: OpenCache,
  { folder, connectionId, members, rounds }: Work,
): Promise<number[]> {
  const beside = join(folder, 'scan')
  mkdirSync(beside)
  const ledger = openLedger(join(beside, 'ledger.db'))
  const { patterns } = await compilePatterns(DEFAULT_CODE_RULES)
  const tools = scanTools(cache, ledger)
  const desk = { ...DESK, connectionId }
  const times: number[] = []
  for (let round = 0; round < WARM_UP + rounds; round++) {
    const { id } = personNumber(Math.floor(((round * 0.618_033_988_75) % 1) * members))
    const startedAt = performance.now()
    const text = `https://m.example.com/c?member_id=${id}`
    const meaning = meaningOf(readCode(text, DEFAULT_CODE_RULES, patterns))
    const found = await findMember({ text, meaning }, desk, tools)
    const answered = JSON.stringify(found)
    const took = performance.now() - startedAt
    if (found.kind !== 'one' || answered.length < 500) throw new Error(`nobody for ${text}`)
    if (round >= WARM_UP) times.push(took)
  }
  ledger.close()
  return times
}

const DESK: Desk = {
  connectionId: '',
  // Nobody answers: what is measured is what the terminal knows by itself.
  gateway: { capabilities: new Set() } as unknown as CouponGateway,
  timeZone: 'Asia/Shanghai',
  shop: { id: '1', name: '城西银泰店', address: '杭州市拱墅区丰潭路 380 号' },
  cashier: { id: '7', number: '07', name: '王雨晴' },
  training: false,
  phoneLook: 'middle',
  shopName: () => '城西银泰店',
}

function scanTools(cache: OpenCache, ledger: ReturnType<typeof openLedger>): FindTools {
  return {
    cache,
    ledger,
    openMembers: createOpenMembers(),
    calls: createCashierCalls(),
    clock: { now: Date.now },
    offline: {
      policy: () => offlinePolicySchema.parse({}),
      line: {
        now: Date.now,
        state: { state: 'offline', latencyMs: null, lastAnswerAt: null },
        clock: { state: 'trusted', offsetMs: 0 },
        lastContactAt: Date.now(),
      },
    },
    isOffline: () => true,
    seen: (sheet) => sheet,
    memberChecked: () => {},
    searchChecked: () => {},
  }
}
