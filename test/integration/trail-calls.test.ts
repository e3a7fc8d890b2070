import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import Papa from 'papaparse'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CallInput } from '@shared/ipc/contract'
import { AUDIT_PAGE } from '@shared/ipc/calls-audit'
import { startEmbeddedApi } from '../support/embedded-api'
import { NUMBERS, PINS, signIn, staffedTerminal } from '../support/staffed-terminal'
import { tempFolder } from '../support/temp-folder'
import { openTestTerminal, type TestTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'
import { WHOLE_TRAIL } from '../support/trail'

const GONE = { problem: { code: 'call.invalid', field: 'listId' } }
const lend = (terminal: TestTerminal, call: string) =>
  terminal.ask('staff.lend', {
    ...{ call, right: 'manageStaff', number: NUMBERS.owner, pin: PINS.owner },
  })

describe('the trail through the boundary', () => {
  it('is opened page by page by whoever was let see it, and by nobody else', async () => {
    const terminal = await staffedTerminal()
    for (let time = 0; time < AUDIT_PAGE; time++) {
      await terminal.ask('staff.setAutoLock', { minutes: time })
    }
    const { listId, total, entries } = await terminal.ask('audit.list', WHOLE_TRAIL)
    const rest = await terminal.ask('audit.page', { listId, offset: AUDIT_PAGE })
    expect(rest.total).toBe(total)
    const seqs = [...entries, ...rest.entries].map(({ seq }) => seq)
    expect(seqs).toEqual(Array.from({ length: total }, (_, place) => total - place))

    // Whoever signs in next did not see it, be it the owner's own deputy who asks.
    await signIn(terminal, 'manager')
    expect(await terminal.call('audit.page', { listId, offset: 0 })).toMatchObject(GONE)
    expect(await terminal.call('audit.export', { listId, format: 'csv' })).toMatchObject(GONE)
    expect(await terminal.call('audit.list', WHOLE_TRAIL)).toMatchObject({
      problem: { code: 'right.missing', right: 'manageStaff' },
    })
    // With the owner's word: this list with all of its pages, and no other.
    await lend(terminal, 'audit.list')
    const shown = await terminal.ask('audit.list', WHOLE_TRAIL)
    expect((await terminal.call('audit.page', { listId: shown.listId, offset: 100 })).ok).toBe(true)
    expect((await terminal.call('audit.list', WHOLE_TRAIL)).ok).toBe(false)
    expect(await terminal.call('audit.page', { listId, offset: 0 })).toMatchObject(GONE)
  })

  it('is not written to a file by somebody without that right, and each try is an entry', async () => {
    const terminal = await staffedTerminal()
    await signIn(terminal, 'cashier')
    expect((await terminal.call('audit.list', WHOLE_TRAIL)).ok).toBe(false)
    await lend(terminal, 'audit.list')
    const { listId } = await terminal.ask('audit.list', WHOLE_TRAIL)
    expect(await terminal.call('audit.export', { listId, format: 'csv' })).toMatchObject({
      problem: { code: 'right.missing', right: 'export' },
    })
    await signIn(terminal, 'owner')
    const mine = await terminal.ask('audit.list', WHOLE_TRAIL)
    expect(await terminal.ask('audit.export', { listId: mine.listId, format: 'csv' })).toEqual({
      ...{ file: null, rows: 0 },
    })
    const filter = { ...WHOLE_TRAIL.filter, kinds: ['audit.export'] }
    const { entries } = await terminal.ask('audit.list', { filter })
    expect(entries.map(({ staff, about, facts }) => [staff, about, facts])).toEqual([
      ['01 苏店主', null, {}],
    ])
  })

  it('counts days as the shop does', async () => {
    const api = await startEmbeddedApi({ coupons: [] })
    onTestFinished(() => api.close())
    // Three in the morning, by the shop's clock.
    const terminal = openTestTerminal({
      ...terminalParts(tempFolder(), api),
      localNow: () => Date.parse('2026-11-23T19:00:00Z'),
    })
    const on = async (day: string) =>
      (
        await terminal.ask('audit.list', {
          filter: { ...WHOLE_TRAIL.filter, from: day, to: day, kinds: ['shift.setDayStart'] },
        })
      ).total
    await terminal.ask('shift.setDayStart', { hour: 2 })
    expect([await on('2026-11-23'), await on('2026-11-24')]).toEqual([0, 1])
    await terminal.ask('shift.setDayStart', { hour: 4 })
    expect([await on('2026-11-23'), await on('2026-11-24')]).toEqual([2, 0])
  })
})

describe('a file of the trail', () => {
  /** What was noted of some lines of work, and the files that they can be written to. */
  async function exporting(format: CallInput<'audit.export'>['format']) {
    const api = await startEmbeddedApi({ coupons: [] })
    onTestFinished(() => api.close())
    const file = join(tempFolder(), 'trail')
    const suggested: string[] = []
    const parts = terminalParts(tempFolder(), api)
    const chooseFile = async (name: string) => {
      suggested.push(name)
      return file
    }
    const terminal = openTestTerminal({ ...parts, exporting: { ...parts.exporting, chooseFile } })
    await terminal.ask('session.startTraining', null)
    await terminal.ask('session.setCashier', { id: null, number: '=1', name: '+cmd' })
    await terminal.ask('shift.setDayStart', { hour: 3 })
    const { listId } = await terminal.ask('audit.list', {
      filter: { ...WHOLE_TRAIL.filter, kinds: ['session.setCashier', 'shift.setDayStart'] },
    })
    // What is noted after the list was read is not in its file.
    await terminal.ask('shift.setDayStart', { hour: 4 })
    const told = await terminal.ask('audit.export', { listId, format })
    return { file, told, suggested }
  }

  it.each(['csv', 'csv-gb18030'] as const)('as %s has what the list had', async (format) => {
    const { file, told, suggested } = await exporting(format)
    expect(told).toEqual({ file: 'trail', rows: 2 })
    expect(suggested).toEqual(['操作记录_2000-01-01_2100-01-01.csv'])
    const bytes = readFileSync(file)
    const text = format === 'csv' ? bytes.toString('utf8') : iconv.decode(bytes, 'gb18030')
    expect(text.startsWith('\ufeff')).toBe(format === 'csv')
    const { data } = Papa.parse<string[]>(text.replace('\ufeff', ''), { skipEmptyLines: true })
    expect(data.map((line) => line.slice(2))).toEqual([
      ['员工', '操作', '同意人', '对象'],
      ['没有登录', '修改营业日起点', '', '3 点'],
      ['没有登录', '修改收银员', '', "'=1 +cmd"],
      ['', '', '', ''],
    ])
    expect(data.at(-1)?.[1]).toBe('合计 2')
  })

  it('as a workbook has numbers and moments', async () => {
    const { file } = await exporting('xlsx')
    const [sheet] = await readWorkbook(file)
    const found = sheet?.data ?? []
    expect(found).toHaveLength(4)
    expect(found[1]?.[0]).toBeTypeOf('number')
    expect(found[1]?.[1]).toBeInstanceOf(Date)
    expect(found[1]?.slice(2)).toEqual(['没有登录', '修改营业日起点', null, '3 点'])
  })
})
