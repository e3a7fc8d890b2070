import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { writeXlsxStream } from 'hucre/xlsx'
import { createEngine, type RecordsQuestion } from '../../../src-main/records/engine'
import { openRecordSource } from '../../../src-main/store/record-rows'
import { generate } from '../million/ledger'

interface Question {
  do: 'write' | 'filter' | 'export'
  file: string
  connectionId: string
  entries: number
  rounds: number
}

const WARM_ROUNDS = 30
const DAY_MS = 86_400_000
/** Such as a shop asks for: few and many days, a shop, a state, words that few, many and no records have. */
const TEXTS = ['', '', '会员12', '满百', '1', '000123', '2000001', 'nothing', '王雨晴', '10001']

process.once('message', (question: Question) => {
  void run(question).then((answer) => process.send?.(answer))
})

async function run(question: Question): Promise<unknown> {
  const { file, entries, connectionId } = question
  if (question.do === 'write') return generate(file, entries, connectionId)
  const startedAt = performance.now()
  const engine = createEngine(() => openRecordSource(file), join(dirname(file), 'cache.db'))
  const rest = process.memoryUsage().rss
  const all = ask(question, 100_000, '')
  await engine.list(all, 0, 1)
  const readMs = performance.now() - startedAt
  if (question.do === 'filter') return { readMs, times: await filterTimes(engine, question) }
  const samples = watchMemory()
  const out = `${file}.xlsx`
  const rate = await timed(entries, () =>
    engine.export(all, { file: out, format: 'xlsx', language: 'zh-CN' }),
  )
  const mib = (samples.stop() - rest) / 2 ** 20
  const csvRate = await timed(entries, () =>
    engine.export(all, { file: `${file}.csv`, format: 'csv', language: 'zh-CN' }),
  )
  const part = Math.min(entries, 200_000)
  const bareRate = await timed(part, () => writeBare(`${file}.bare.xlsx`, part))
  for (const made of [out, `${file}.csv`, `${file}.bare.xlsx`]) await rm(made)
  return { readMs, rate, csvRate, bareRate, mib }
}

async function filterTimes(
  engine: ReturnType<typeof createEngine>,
  question: Question,
): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < question.rounds + WARM_ROUNDS; round++) {
    const days = [1, 7, 31, 365, 100_000][round % 5] ?? 1
    const text = TEXTS[round % TEXTS.length] ?? ''
    const asked = ask(question, days, text, round)
    const startedAt = performance.now()
    await engine.list(asked, 0, 100)
    if (round >= WARM_ROUNDS) times.push(performance.now() - startedAt)
  }
  return times
}

/** No two rounds ask the same: nothing may come from the answer before. */
function ask({ connectionId }: Question, days: number, text: string, round = 0): RecordsQuestion {
  const day = (ago: number): string =>
    new Date(Math.max(0, Date.now() - ago * DAY_MS)).toISOString().slice(0, 10)
  return {
    place: { connectionId, timeZone: 'Asia/Shanghai', dayStartHour: 0, shopId: '1' },
    filter: {
      ...{ from: day(days + (round % 300)), to: day(round === 0 ? -1 : round % 300), text },
      ...{ shops: round % 4 === 1 ? ['1'] : [], staffs: [] },
      templates: round % 3 === 1 ? ['3', '4', '5'] : [],
      states: round % 7 === 1 ? ['accepted', 'refused'] : [],
    },
    view: 'all',
    remote: null,
  }
}

async function timed(rows: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return rows / ((performance.now() - startedAt) / 1_000)
}

/** The same rows as the product's, ready in memory, handed to the library as they are. */
async function writeBare(file: string, count: number): Promise<void> {
  const formats = new Map([
    [0, 'yyyy-mm-dd hh:mm:ss'],
    [1, 'yyyy-mm-dd'],
    [9, '#,##0.00'],
  ])
  const columns = Array.from({ length: 12 }, (_, column) => ({
    ...{ header: `列 ${column}`, width: 14 },
    ...(formats.has(column) ? { numFmt: formats.get(column) as string } : {}),
  }))
  const texts = ['满百减二十券', '10001', '会员1234', '城西银泰店', '王雨晴']
  const rows = Array.from({ length: count }, (_, row) => [
    ...[46_000 + row / 86_400, 46_000, String(row).padStart(9, '0'), String(1_000_001 + row)],
    ...texts,
    ...[20, '已核销', '仅本机'],
  ])
  const stream = writeXlsxStream(rows, { name: '记录', columns, freezePane: { rows: 1 } })
  await pipeline(Readable.fromWeb(stream as ReadableStream), createWriteStream(file))
}

function watchMemory(): { stop(): number } {
  let most = 0
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  return {
    stop() {
      clearInterval(timer)
      return most
    },
  }
}
