import { randomUUID } from 'node:crypto'
import * as http from 'node:http'
import { join } from 'node:path'
import axios from 'axios'
import { orderedId } from '@shared/domain/ordered-id'
import type { Receipt } from '@shared/domain/receipt'
import { createGateway } from '../../../src-main/coupon-api/gateway-factory'
import type { Ledger } from '../../../src-main/counter/ports'
import { silentLog } from '../../../src-main/log'
import { openLedger } from '../../../src-main/store/ledger'
import { createOutbox } from '../../../src-main/sync/outbox'

const CONNECTION = 'bench'
/** As many as the outbox has under way at an API that keeps requests. */
const AT_ONCE = 8
const COUPONS_A_MEMBER = 2

interface Question {
  folder: string
  url: string
  token: string
  couponIds: string[]
  repetitions: number
  entries: number
  warmUp: number
}

/** What one drain took. */
interface Drain {
  ms: number
  cpuMs: number
}

process.once('message', (question: Question) => {
  void run(question).then((times) => process.send?.(times))
})

async function run({ folder, couponIds, repetitions, entries, warmUp, ...api }: Question) {
  const times: Record<'outbox' | 'bare', Drain[]> = { outbox: [], bare: [] }
  for (let repetition = -1; repetition < repetitions; repetition++) {
    const count = repetition < 0 ? warmUp : entries
    const file = join(folder, `ledger-${repetition}.db`)
    const outbox = await drainOutbox(file, couponIds.splice(0, count), api)
    const bare = await drainBare(couponIds.splice(0, count), api)
    if (repetition < 0) continue
    times.outbox.push(outbox)
    times.bare.push(bare)
  }
  return times
}

async function timed(work: () => Promise<void>): Promise<Drain> {
  const cpu = process.cpuUsage()
  const startedAt = performance.now()
  await work()
  const ms = performance.now() - startedAt
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1_000 }
}

/** Drains a ledger of open entries as the terminal does. */
async function drainOutbox(
  file: string,
  couponIds: string[],
  { url, token }: Pick<Question, 'url' | 'token'>,
): Promise<Drain> {
  const ledger = openLedger(file)
  couponIds.forEach((couponId, index) =>
    sell(ledger, couponId, Math.floor(index / COUPONS_A_MEMBER)),
  )
  const gateway = createGateway(connectionTo(url), token, {
    log: silentLog,
    line: { answered() {}, failed() {} },
  })
  await gateway.discover()
  let told = 0
  const outbox = createOutbox({
    connectionId: CONNECTION,
    ledger,
    gateway,
    clock: { now: Date.now },
    log: silentLog,
    programVersion: '1',
    shopName: () => null,
    changed: () => told++,
  })
  const drain = await timed(() => outbox.kick())
  const left = ledger.open(CONNECTION).length
  const [odd] = ledger.lines(CONNECTION, DAY, DAY).filter(({ state }) => state !== 'accepted')
  await outbox.stop()
  ledger.close()
  if (left > 0 || odd || told < couponIds.length)
    throw new Error(`not drained: ${left} ${odd?.state}`)
  return drain
}

/** The same calls with nothing around them but axios. */
function drainBare(
  couponIds: string[],
  { url, token }: Pick<Question, 'url' | 'token'>,
): Promise<Drain> {
  const httpAgent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const headers = { Authorization: `Bearer ${token}` }
  let next = 0
  async function one(): Promise<void> {
    for (let id = couponIds[next++]; id !== undefined; id = couponIds[next++]) {
      const fields = { mem_coupon_id: id, shop_id: '1', request_id: randomUUID() }
      const body = new URLSearchParams(fields)
      const { data } = await axios.post<{ code: number }>(`${url}/user/auditelecoupon`, body, {
        httpAgent,
        headers,
      })
      if (data.code !== 0) throw new Error(`not redeemed: ${data.code}`)
    }
  }
  return timed(async () => {
    await Promise.all(Array.from({ length: AT_ONCE }, one))
    httpAgent.destroy()
  })
}

const DAY = '2026-03-04'

function sell(ledger: Ledger, couponId: string, member: number): void {
  const at = Date.now()
  const redemption = { couponId, title: '满百减二十券', kind: 'cash' as const, discountFen: 2_000 }
  const memberId = String(10_001 + member)
  ledger.recordSale(
    {
      saleId: orderedId(Date.now()),
      connectionId: CONNECTION,
      memberId,
      shopId: '1',
      at,
      day: DAY,
      offline: true,
      makeReceipt: (number): Receipt => ({
        version: 1,
        number,
        shop: { id: '1', name: '城西银泰店', address: null },
        cashier: { number: '07', name: '王雨晴' },
        member: { id: memberId, name: '陈思琪', phone: '199****1234' },
        at,
        day: DAY,
        time: '10:00:00',
        lines: [{ ...redemption, faceFen: 2_000 }],
        billFen: null,
        discountFen: 2_000,
        payFen: null,
        training: false,
        offline: true,
        rules: 1,
        billNumber: null,
        billLines: [],
      }),
      redemptions: [{ ...redemption, requestId: orderedId(Date.now()), templateId: '3' }],
    },
    () => {},
  )
}

function connectionTo(baseUrl: string) {
  return {
    dialect: 'auditelecoupon' as const,
    baseUrl,
    pathPrefix: '',
    tokenTransport: 'bearer' as const,
    tokenName: 'token',
    timeZone: 'Asia/Shanghai',
    timeoutMs: 10_000,
  }
}
