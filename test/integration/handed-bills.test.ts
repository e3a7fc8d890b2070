import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Shop } from '@shared/domain/shop'
import type { Log } from '../../src-main/log'
import { createHandedBills } from '../../src-main/handover/handed-bills'
import { readBillFile } from '../../src-main/handover/read-bill-file'
import { startEmbeddedApi } from '../support/embedded-api'
import { readyTerminal } from '../support/terminal'
import { tempFolder } from '../support/temp-folder'

const BILL = { number: 'B-1', member: { id: '10001' }, lines: [{ title: '咖啡', price: '28.00' }] }

function aFile(content: string | Uint8Array, name = 'bill.json'): string {
  const file = join(tempFolder(), name)
  writeFileSync(file, content)
  return file
}

function bills(shop: Shop | null = { id: '1', name: '东门店', address: null }) {
  const logged: unknown[] = []
  const write = (...line: unknown[]) => void logged.push(line)
  const log: Log = { debug: write, info: write, warn: write, error: write }
  let told = 0
  const handed = createHandedBills({ log, shop: () => shop, told: () => told++ })
  return { ...handed, logged: () => JSON.stringify(logged), told: () => told }
}

describe('a file with a bill', () => {
  it.each([
    ['plain', JSON.stringify(BILL)],
    ['with a byte order mark', `\ufeff${JSON.stringify(BILL, null, 2)}\r\n`],
  ])('is read, %s, and left as it is', async (_how, text) => {
    const file = aFile(text)
    expect(await readBillFile(file)).toMatchObject({ bill: { totalFen: 2_800 }, number: 'B-1' })
    expect(readFileSync(file, 'utf8')).toBe(text)
  })

  it('may be linked to', async () => {
    const link = join(tempFolder(), 'link.json')
    symlinkSync(aFile('{"total":1}'), link)
    expect((await readBillFile(link)).bill.totalFen).toBe(100)
  })

  it.each<[string, () => string, object]>([
    ['none', () => join(tempFolder(), 'b.json'), { code: 'bill.noFile', file: 'b.json' }],
    ['below a file', () => join(aFile('x'), 'b.json'), { code: 'bill.noFile', file: 'b.json' }],
    ['a name with a null', () => '/a\0b', { code: 'bill.noAccess' }],
    [
      'a folder',
      () => {
        const folder = join(tempFolder(), 'bills')
        mkdirSync(folder)
        return folder
      },
      { code: 'bill.notAFile', file: 'bills' },
    ],
    ['empty', () => aFile(''), { code: 'bill.notJson' }],
    ['cut short', () => aFile('{"total":'), { code: 'bill.notJson' }],
    ['GBK', () => aFile(Buffer.from('7b2274223a22bfa7b7c8227d', 'hex')), { code: 'bill.notUtf8' }],
    ['UTF-16', () => aFile(Buffer.from('\ufeff{"total":1}', 'utf16le')), { code: 'bill.notUtf8' }],
    [
      'a little too large',
      () => aFile(`{"total":1}${' '.repeat(1024 * 1024 - 10)}`),
      { code: 'bill.tooLarge', file: 'bill.json', limitMb: 1 },
    ],
    [
      'huge',
      () => {
        const file = aFile('')
        truncateSync(file, 50 * 1024 ** 3)
        return file
      },
      { code: 'bill.tooLarge' },
    ],
  ])('%s says so', async (_what, make, problem) => {
    await expect(readBillFile(make())).rejects.toMatchObject({ problem })
  })

  it('as large as allowed is read', async () => {
    const text = `{"total":1}${' '.repeat(1024 * 1024 - 11)}`
    expect((await readBillFile(aFile(text))).bill.totalFen).toBe(100)
  })

  it.skipIf(process.platform === 'win32')(
    'that is a pipe or a device holds nobody up',
    async () => {
      const pipe = join(tempFolder(), 'pipe')
      execFileSync('mkfifo', [pipe])
      for (const file of [pipe, '/dev/zero']) {
        await expect(readBillFile(file)).rejects.toMatchObject({
          problem: { code: 'bill.notAFile' },
        })
      }
    },
  )
})

describe('a sale by a bill that was handed over', () => {
  async function atTheCounter() {
    const api = await startEmbeddedApi({ coupons: [{ id: 501, deductionFen: 1_000 }] })
    onTestFinished(() => api.close())
    const terminal = await readyTerminal(tempFolder(), api)
    await terminal.ask('counter.find', { text: '10001' })
    const order = { saleId: randomUUID(), memberId: '10001', couponIds: ['501'] }
    return { terminal, order }
  }
  const text = `BILL:${Buffer.from(JSON.stringify(BILL)).toString('base64url')}`

  it('keeps its lines and its number on the receipt', async () => {
    const { terminal, order } = await atTheCounter()
    const { id } = await terminal.ask('bill.read', { text })
    const paid = { ...order, billFen: 2_800, billId: id }
    const { receipt } = await terminal.ask('counter.redeem', paid)
    expect(receipt).toMatchObject({
      billNumber: 'B-1',
      billFen: 2_800,
      discountFen: 1_000,
      payFen: 1_800,
      billLines: [{ title: '咖啡', priceFen: 2_800, quantity: 1 }],
    })
    // Once more is the same sale, read back from the ledger.
    expect((await terminal.ask('counter.redeem', paid)).receipt).toEqual(receipt)
  })

  it('is refused where the amount is another, or the bill is not known; nothing is written', async () => {
    const { terminal, order } = await atTheCounter()
    const { id } = await terminal.ask('bill.read', { text })
    const other = { ...order, billFen: 2_801, billId: id }
    expect(await terminal.call('counter.redeem', other)).toMatchObject({
      problem: { code: 'call.invalid', field: 'billId' },
    })
    const unknown = { ...order, billFen: 2_800, billId: randomUUID() }
    expect(await terminal.call('counter.redeem', unknown)).toMatchObject({
      problem: { code: 'bill.gone' },
    })
    const { redeemed } = await terminal.ask('counter.today', null)
    expect(redeemed).toBe(0)
  })

  it('tells a screen of a bill that came by file, and no screen can name a file', async () => {
    const { terminal } = await atTheCounter()
    const file = aFile('{"total":1}')
    expect(await terminal.call('bill.read', { text: file })).toMatchObject({
      problem: { code: 'bill.textUnreadable' },
    })
    expect(await terminal.call('bill.take', file as never)).toMatchObject({
      problem: { code: 'call.invalid' },
    })
    const told = terminal.heard('bill.waiting', () => true)
    await terminal.handOver(file)
    await told
    expect((await terminal.ask('bill.take', null)).bill?.bill.totalFen).toBe(100)
  })
})

describe('what was handed over', () => {
  it('waits until it is taken, once; the last of several counts', async () => {
    const handed = bills()
    await handed.arrive(aFile('{"total":1}'))
    await Promise.all([handed.arrive(aFile('{"total":2}')), handed.arrive(aFile('{"total":3}'))])
    expect(handed.told()).toBe(3)
    const { bill, problem } = handed.take()
    expect([bill?.bill.totalFen, problem]).toEqual([300, null])
    expect(handed.take()).toEqual({ bill: null, problem: null })
    expect(bill && handed.get(bill.id)).toEqual(bill)
  })

  it('a bad one takes no good one’s place, and a good one the complaint', async () => {
    const handed = bills()
    await handed.arrive(aFile('{"total":1}'))
    await handed.arrive(null)
    await handed.arrive(aFile('{"total":"x"}'))
    expect(handed.take()).toMatchObject({
      bill: { bill: { totalFen: 100 } },
      problem: { code: 'bill.wrong' },
    })
    await handed.arrive(null)
    expect(handed.take()).toEqual({ bill: null, problem: { code: 'bill.noName' } })
    await handed.arrive(aFile('{'))
    await handed.arrive(aFile('{"total":1}'))
    expect(handed.take()).toMatchObject({ bill: {}, problem: null })
  })

  it('of another shop is refused by file and by text, and not kept', async () => {
    const handed = bills()
    const problem = { code: 'bill.otherShop', shop: '2', here: '东门店' }
    await handed.arrive(aFile('{"total":1,"shop":2}'))
    expect(handed.take()).toEqual({ bill: null, problem })
    const text = `BILL:${Buffer.from('{"total":1,"shop":"2"}').toString('base64url')}`
    expect(() => handed.read(text)).toThrow(expect.objectContaining({ problem }))
    await handed.arrive(aFile('{"total":1,"shop":1}'))
    expect(handed.take().problem).toBeNull()
  })

  it('is forgotten after fifty more', () => {
    const handed = bills()
    const first = handed.read('BILL:1')
    for (let n = 0; n < 49; n++) handed.read('BILL:2')
    expect(handed.get(first.id)).toEqual(first)
    handed.read('BILL:3')
    expect(() => handed.get(first.id)).toThrow('bill.gone')
  })

  it('leaves a line in the log with the reason, and nothing of the member', async () => {
    const handed = bills()
    const secret = '13900001111'
    const bad = [
      { total: 'x', member: { phone: secret } },
      { total: 1, [secret]: secret },
      { total: 1, member: { phone: secret, id: '1' } },
      { lines: [{ title: secret, price: secret }] },
    ]
    for (const content of bad) {
      await handed.arrive(aFile(JSON.stringify(content), `${secret}.json`))
    }
    await handed.arrive(join(tempFolder(), `${secret}.json`))
    await handed.arrive(aFile(JSON.stringify({ total: 1, member: { phone: secret } })))
    handed.take()
    expect(handed.logged()).not.toContain(secret)
    for (const told of ['bill.wrong', 'bill.unknown', 'lines[0].price', 'ENOENT', 'handedOver']) {
      expect(handed.logged()).toContain(told)
    }
  })
})
