import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { addDays } from '@shared/domain/calendar'
import { createEngine } from '../../../src-main/records/engine'
import { aSource, FIRST_DAY, sourceRows } from '../../support/record-source'
import { tempFolder } from '../../support/temp-folder'

const some = (...of: string[]) => fc.oneof(fc.constant<string[]>([]), fc.subarray(of))

it('records, statistics and the exported file come to the same sums, whatever is chosen', async () => {
  const file = join(tempFolder(), 'out.csv')
  const chosen = fc.record({
    ...{ first: fc.nat(9), length: fc.nat(9), dayStartHour: fc.constantFrom(0, 4, 12) },
    ...{ shops: some('1', '2'), staffs: some('02 Ann', 'Ann'), templates: some('7', '8') },
  })
  await fc.assert(
    fc.asyncProperty(sourceRows, chosen, async (rows, { first, length, dayStartHour, ...of }) => {
      const source = aSource(rows)
      const engine = createEngine(() => source, '/nowhere/cache.db')
      const place = { connectionId: 'c', timeZone: 'Asia/Shanghai', dayStartHour, shopId: '1' }
      const from = addDays(FIRST_DAY, first)
      const filter = { from, to: addDays(from, length), ...of }
      const order = { place, filter, today: from }
      const { totals, days, shops, staffs, templates, hours } = await engine.statistics(order)
      const question = {
        ...{ place, view: 'terminal' as const, remote: null },
        filter: { ...filter, states: [], text: '' },
      }
      const list = (await engine.list(question, 0, 50)).totals
      const { byState } = list
      expect(totals).toMatchObject({
        discountFen: list.discountFen,
        ...{ voided: byState.voided, refused: byState.refused },
        count: list.count - byState.voided - byState.refused,
        waiting: byState.pending + byState.sending + byState.unknown + byState.parked,
      })
      const sum = (all: readonly { count: number; discountFen: number }[]) => [
        all.reduce((count, one) => count + one.count, 0),
        all.reduce((fen, one) => fen + one.discountFen, 0),
      ]
      for (const parts of [days, shops, staffs, templates]) {
        expect(sum(parts)).toEqual([totals.count, totals.discountFen])
      }
      expect(hours.count.reduce((all, count) => all + count, 0)).toBe(totals.count)

      await engine.export(question, { file, format: 'csv', language: 'zh-CN' })
      const lines = Papa.parse<string[]>(readFileSync(file, 'utf8').slice(1), {
        ...{ newline: '\r\n', skipEmptyLines: true },
      }).data.slice(1)
      const written = lines
        .slice(0, -1)
        .filter((line) => !['未核销', '已撤销'].includes(line[10] ?? ''))
      expect(written.length).toBe(totals.count)
      const fen = written.reduce((all, line) => all + Math.round(Number(line[9]) * 100), 0)
      expect(fen).toBe(totals.discountFen)
      expect(Math.round(Number(lines.at(-1)?.[9]) * 100)).toBe(totals.discountFen)
    }),
    { numRuns: 150 },
  )
})
