import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { createLastAnswer } from '../../src-main/counter/last-answer'
import type { Desk } from '../../src-main/counter/ports'
import { engineBeside } from '../../src-main/records/beside'
import { exportRecords } from '../../src-main/records/export-records'
import { releasing } from '../../src-main/records/lazily'
import type { RecordsQuestion } from '../../src-main/records/engine'
import type { BackEndAnswer } from '../../src-main/records/list-records'
import { openLedger } from '../../src-main/store/ledger'
import { bundleProgram } from '../support/bundle.mjs'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const QUESTION: RecordsQuestion = {
  place: { connectionId: 'training', timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' },
  filter: {
    ...{ from: '2000-01-01', to: '2100-01-01', text: '' },
    ...{ shops: [], staffs: [], templates: [], states: [] },
  },
  view: 'terminal',
  remote: null,
}
const format = { format: 'xlsx', language: 'en' } as const

let script: string
beforeAll(async () => {
  script = await bundleProgram('records-thread', 'records-thread')
}, 60_000)

/** A ledger with so many sales of one coupon. */
function fill(path: string, count: number): void {
  const ledger = openLedger(path)
  ledger.together(() => {
    for (let sale = 0; sale < count; sale++) {
      ledger.recordSale(aSale({ coupons: [`${sale}`] }), () => {})
    }
  })
  ledger.close()
}

it('an export that the program is closed over leaves nothing', async () => {
  const file = join(tempFolder(), 'ledger.db')
  fill(file, 3_000)
  const engine = engineBeside(script, file)
  const out = tempFolder()
  let ended: Promise<void> | null = null
  let grew: string[] = []
  const writing = engine.export(
    QUESTION,
    { file: join(out, 'x.xlsx'), ...format },
    {
      told() {
        grew = grew.length > 0 ? grew : readdirSync(out)
        ended ??= engine.end()
      },
    },
  )
  await expect(writing).rejects.toThrow('closed')
  await ended
  expect(grew).toEqual([expect.stringMatching(/^x\.xlsx\..+\.part$/)])
  expect(readdirSync(out)).toEqual([])
})

it.each(['terminal', 'difference'] as const)(
  'an export of %s over which the ledger is let go of is as if cancelled',
  async (view) => {
    const file = join(tempFolder(), 'ledger.db')
    fill(file, 3_000)
    const engine = engineBeside(script, file)
    onTestFinished(() => engine.end())
    const desk = {
      ...{ connectionId: 'training', timeZone: 'Asia/Shanghai', shop: null, shopName: () => null },
      gateway: { records: async () => ({ records: [], truncated: false }) },
    } as unknown as Desk
    const out = tempFolder()
    const tools = {
      ...{ engine, dayStartHour: 0, clock: { now: () => 0 } },
      lastAnswer: createLastAnswer<BackEndAnswer>(),
      chooseFile: async () => join(out, 'x.xlsx'),
    }
    let released: Promise<void> | null = null
    const wish = { ...{ filter: QUESTION.filter, view, goesOn: true }, ...format }
    const told = () => void (released ??= engine.release())
    expect(await exportRecords(wish, async () => desk, tools, { told })).toEqual({
      ...{ file: null, rows: 0 },
    })
    await released
    expect(readdirSync(out)).toEqual([])
    expect((await engine.list(QUESTION, 0, 5)).total).toBe(3_000)
  },
)

it('a thread that dies over an export leaves nothing, and the next question has a new one', async () => {
  const folder = tempFolder()
  const dying = join(folder, 'dying.mjs')
  writeFileSync(
    dying,
    `import { writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     parentPort.on('message', (order) => {
       if (order.job !== 'export') return parentPort.postMessage({ id: order.id, ok: true, value: order.job })
       writeFileSync(order.wish.part, 'half')
       parentPort.postMessage({ id: order.id, told: 'export', done: 1, total: 2 })
       setImmediate(() => { throw new Error('out of memory') })
     })`,
  )
  const engine = engineBeside(dying, 'no ledger')
  onTestFinished(() => engine.end())
  const out = tempFolder()
  let grew: string[] = []
  const wish = { file: join(out, 'x.xlsx'), ...format }
  const writing = engine.export(QUESTION, wish, { told: () => (grew = readdirSync(out)) })
  await expect(writing).rejects.toThrow('out of memory')
  expect(grew).toHaveLength(1)
  expect(readdirSync(out)).toEqual([])
  expect(existsSync(wish.file)).toBe(false)
  expect(await engine.options(QUESTION.place)).toBe('options')
})

it.each(['with', 'without'])(
  'another ledger is read once it is in place, %s a question while it is put there',
  async (how) => {
    const file = join(tempFolder(), 'ledger.db')
    fill(file, 1)
    fill(`${file}.other`, 2)
    const engine = engineBeside(script, file)
    onTestFinished(() => engine.end())
    const count = async () => (await engine.list(QUESTION, 0, 5)).total
    expect(await count()).toBe(1)
    const jobs = releasing(engine, {
      async recover() {
        if (how === 'with') await count()
        for (const rest of ['-wal', '-shm']) rmSync(file + rest, { force: true })
        renameSync(`${file}.other`, file)
      },
    })
    await jobs.recover()
    expect(await count()).toBe(2)
  },
)
