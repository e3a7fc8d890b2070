import type { PrintJob } from '@shared/domain/print-job'
import { receiptSchema } from '@shared/domain/receipt'
import { printerSchema, printSettingsSchema } from '@shared/domain/print-settings-schema'
import { paperWorks } from '../../../src-main/printing/paper-works'
import { silentLog } from '../../../src-main/log'

interface Question {
  rounds: number
}

const COUPONS = 8
const SALE_ID = '019c0000-0000-7000-8000-000000000000'
const printer = printerSchema.parse({
  ...{ id: 'bench', name: 'bench', place: { kind: 'network', host: '127.0.0.1' } },
})
const rules = {
  printing: printSettingsSchema.parse({ printers: [printer] }),
  language: 'zh-CN',
} as const

process.once('message', ({ rounds }: Question) => {
  void measure(rounds).then((measured) => process.send?.(measured))
})

async function measure(rounds: number) {
  const [first = 0, ...times] = await timed(rounds + 1)
  return { first, times }
}

async function timed(rounds: number): Promise<number[]> {
  const receipt = receiptOf(COUPONS)
  const sale = { saleId: SALE_ID, connectionId: 'bench', receipt, redemptions: [] }
  const draw = () => Promise.reject(new Error('no picture is drawn'))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const job: PrintJob = {
      ...{ jobId: SALE_ID, saleId: SALE_ID, purpose: 'customer', copy: round, askedBy: '', at: 0 },
      ...{ state: 'queued', cause: { code: 'auto' }, seq: 1, stateAt: 0 },
    }
    const startedAt = performance.now()
    await paperWorks.receipt(job, sale, printer, rules, { draw, log: silentLog, now: 0 })
    times.push(performance.now() - startedAt)
  }
  return times
}

function receiptOf(coupons: number) {
  return receiptSchema.parse({
    ...{ version: 1, number: '20261123-A00-0001', at: 0, day: '2026-11-23', time: '12:00:00' },
    shop: { id: '1', name: '示例店（滨江店）', address: '示例路 100 号' },
    cashier: { number: '01', name: '收银员' },
    member: { id: '10001', name: '示例会员', phone: '138****0000' },
    lines: Array.from({ length: coupons }, (_, index) => ({
      couponId: String(50_001 + index),
      title: `满 200 减 50 元代金券（全场通用，特价商品除外）${index}`,
      ...{ kind: 'cash', faceFen: 5_000, discountFen: 5_000 },
    })),
    ...{ billFen: 80_000, discountFen: 40_000, payFen: 40_000, training: true, rules: 1 },
  })
}
