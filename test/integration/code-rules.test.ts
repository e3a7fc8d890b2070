import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_CODE_RULES } from '@shared/domain/code-rules'
import type { CallInput } from '@shared/ipc/contract'
import { startEmbeddedApi } from '../support/embedded-api'
import { tempFolder } from '../support/temp-folder'
import { openTestTerminal, readyTerminal } from '../support/terminal'
import { terminalParts } from '../support/terminal-parts'

type Rules = CallInput<'codes.try'>['rules']
const NOWHERE = { url: 'http://127.0.0.1:1', token: '' }
const LETTER: Rules = [{ kind: 'prefix', name: 'M', prefix: 'M', means: 'memberId' }]

async function atTheCounter() {
  const api = await startEmbeddedApi({ coupons: [{ id: 501, deductionFen: 1_000 }] })
  onTestFinished(() => api.close())
  return readyTerminal(tempFolder(), api)
}
type Terminal = Awaited<ReturnType<typeof atTheCounter>>
const set = (terminal: Terminal, rules: Rules | null) =>
  terminal.ask('codes.set', { rules, pin: null })
const opened = async (terminal: Terminal, text: string) => {
  const found = await terminal.ask('counter.find', { text })
  return found.kind === 'one' ? found.sheet.member.id : found.kind
}

describe('the rules of a connection', () => {
  it('decide whom a scan opens, also by a regular expression, and the usual ones come back', async () => {
    const terminal = await atTheCounter()
    expect(await opened(terminal, 'M10001')).toBe('none')
    await set(terminal, LETTER)
    expect(await opened(terminal, 'M10001')).toBe('10001')
    await set(terminal, [
      { kind: 'regex', name: 'x', pattern: 'card/(?P<value>[0-9]+)/(a+)+', means: 'memberId' },
    ])
    expect(await opened(terminal, 'card/10001/aaa')).toBe('10001')
    expect(await terminal.ask('codes.get', null)).toMatchObject({ areDefault: false, damaged: [] })
    await set(terminal, null)
    expect(await terminal.ask('codes.get', null)).toEqual({
      rules: DEFAULT_CODE_RULES,
      areDefault: true,
      damaged: [],
    })
  })

  it('change nothing of the codes that this program writes itself', async () => {
    const terminal = await atTheCounter()
    await set(terminal, [])
    const text = 'member_id=10001'
    expect(await terminal.call('counter.find', { text })).toMatchObject({
      problem: { code: 'scan.unreadable' },
    })
    expect(await terminal.ask('counter.find', { text, isOurs: true })).toMatchObject({
      kind: 'one',
    })
  })

  it('that are wrong are not kept, and each wrong field is told', async () => {
    const terminal = await atTheCounter()
    await set(terminal, LETTER)
    const wrong = [
      { ...LETTER[0], prefix: '' },
      { kind: 'regex', name: 'a', means: 'bill' },
    ]
    expect((await set(terminal, wrong)).faults.map(({ field }) => field)).toEqual([
      'rules[0].prefix',
      'rules[1].pattern',
    ])
    expect(await opened(terminal, 'M10001')).toBe('10001')
  })

  it('hand a bill over, and tell a misread card from one that is unknown', async () => {
    const terminal = await atTheCounter()
    await set(terminal, [
      { kind: 'prefix', name: 'bill', prefix: 'R:', means: 'bill' },
      { kind: 'prefix', name: 'card', prefix: 'K', means: 'cardNumber', check: 'luhn' },
    ])
    const bill = { bill: { totalFen: 1_250, lines: [] } }
    expect(await terminal.ask('counter.find', { text: 'R:12.50' })).toMatchObject({
      kind: 'bill',
      bill,
    })
    expect(await terminal.ask('bill.read', { text: 'R:12.50' })).toMatchObject(bill)
    expect(await terminal.call('counter.find', { text: 'R:x' })).toMatchObject({
      problem: { code: 'bill.textUnreadable' },
    })
    expect(await terminal.call('counter.find', { text: 'K79927398714' })).toMatchObject({
      problem: { code: 'scan.checkDigit' },
    })
    expect(await opened(terminal, 'K79927398713')).toBe('none')
  })

  it('send a code that only the back end can read to its search, and nowhere else', async () => {
    const terminal = await atTheCounter()
    await set(terminal, [{ kind: 'prefix', name: 'v', prefix: 'VIP', means: 'askBackEnd' }])
    expect(await opened(terminal, 'VIP:10001')).toBe('none')
    await set(terminal, [{ kind: 'prefix', name: 'v', prefix: '10', means: 'askBackEnd' }])
    expect(await opened(terminal, '10001')).toBe('10001')
  })
})

describe('rules that cannot be used', () => {
  it('never keep a terminal from starting: the usual ones are in force, and it is told', async () => {
    const folder = tempFolder()
    const codeRules = [{ kind: 'of a newer program' }]
    const training = { shop: null, cashier: null, codeRules }
    const settings = { version: 1, mode: 'training', training }
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings))
    const logged: string[] = []
    const parts = terminalParts(folder, NOWHERE)
    const log = { ...parts.log, error: (event: string) => void logged.push(event) }
    const terminal = openTestTerminal({ ...parts, log })
    expect(await terminal.ask('session.get', null)).toMatchObject({ mode: 'training' })
    expect(await terminal.ask('codes.get', null)).toMatchObject({
      rules: DEFAULT_CODE_RULES,
      areDefault: false,
      damaged: [{ field: 'rules[0].kind', wrong: 'value' }],
    })
    expect(logged).toEqual(['codes.damaged'])
    const kept = JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as object
    expect(kept).toMatchObject({ training: { codeRules } })
  })

  it('in a provisioning file are told field by field; good ones are applied', async () => {
    const wrong = tempFolder()
    const provision = (folder: string, codeRules: unknown) =>
      writeFileSync(
        join(folder, 'provision.json'),
        JSON.stringify({ mode: 'training', shop: { id: '2', name: '湖畔店' }, codeRules }),
      )
    provision(wrong, [{ ...LETTER[0], prefix: 5 }])
    const refused = openTestTerminal(terminalParts(wrong, NOWHERE))
    expect(await refused.ask('session.get', null)).toMatchObject({
      mode: 'none',
      provisioningErrors: [{ field: 'codeRules.0.prefix', wrong: 'type' }],
    })
    const good = tempFolder()
    provision(good, LETTER)
    const terminal = openTestTerminal(terminalParts(good, NOWHERE))
    expect((await terminal.ask('codes.get', null)).rules).toMatchObject(LETTER)
  })
})

describe('rules as a file', () => {
  it('are written and read back by way of the system’s dialogs', async () => {
    const folder = tempFolder()
    const file = join(folder, 'rules.json')
    const terminal = openTestTerminal({
      ...terminalParts(folder, NOWHERE),
      fileDialogs: {
        chooseToWrite: async () => file,
        chooseToRead: async () => file,
        chooseFolder: async () => null,
      },
    })
    expect(await terminal.ask('codes.export', { rules: [{ kind: 'x' }] })).toMatchObject({
      file: null,
      faults: [{ field: 'rules[0].kind' }],
    })
    expect(existsSync(file)).toBe(false)
    expect(await terminal.ask('codes.export', { rules: LETTER })).toEqual({
      file: 'rules.json',
      faults: [],
    })
    const read = await terminal.ask('codes.import', null)
    expect(read).toMatchObject({ file: 'rules.json', rules: LETTER, faults: [] })
    writeFileSync(file, ' '.repeat(300_000))
    expect((await terminal.ask('codes.import', null)).faults).toMatchObject([{ wrong: 'tooLarge' }])
    // Nothing was kept by any of it.
    expect(await terminal.ask('codes.get', null)).toMatchObject({ areDefault: true })
  })
})
