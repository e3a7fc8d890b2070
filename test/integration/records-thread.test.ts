import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { engineBeside } from '../../src-main/records/beside'
import type { RecordsQuestion } from '../../src-main/records/engine'
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

it('an export that the program is closed over leaves nothing', async () => {
  const folder = tempFolder()
  const ledger = openLedger(join(folder, 'ledger.db'))
  onTestFinished(() => ledger.close())
  ledger.together(() => {
    for (let sale = 0; sale < 3_000; sale++) {
      ledger.recordSale(aSale({ coupons: [`${sale}`] }), () => {})
    }
  })
  const engine = engineBeside(script, join(folder, 'ledger.db'))
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
