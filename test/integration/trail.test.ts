import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { aboutOf, actionOf, trailWords } from '@shared/words/trail'
import type { AuditNote } from '../../src-main/counter/audit-ports'
import { engineHere } from '../../src-main/records/here'
import type { TrailQuestion } from '../../src-main/records/trail/trail'
import { openLedger } from '../../src-main/store/ledger'
import { expectHonest } from '../support/honest-ledger'
import { aSale } from '../support/sales'
import { aShift } from '../support/shift-samples'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T02:00:00Z')
const ASK: TrailQuestion = {
  ...{ from: 0, to: Number.MAX_SAFE_INTEGER, who: null, kinds: [], text: '' },
  ...{ language: 'zh-CN', connectionId: 'training', until: null },
}
/** Without the beginning of the chain, which is noted now. */
const THEN = { from: AT, to: AT + 1_000 }
const note = (part: Partial<AuditNote>): AuditNote => ({
  ...{ at: AT, kind: 'rules.set', staff: '02 唐店长', approvedBy: null, subject: null, detail: {} },
  ...part,
})

/** A ledger with what a shop has, and the trail read from it. */
function aTrail() {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  const engine = engineHere(file)
  onTestFinished(async () => {
    await engine.end()
    ledger.close()
    expectHonest(file)
  })
  const ask = (part: Partial<TrailQuestion> = {}, offset = 0, limit = 100) =>
    engine.trail({ ...ASK, ...part }, offset, limit)
  return {
    ledger,
    engine,
    ask,
    /** What is found, in words. */
    async said(part: Partial<TrailQuestion> = {}) {
      const words = trailWords['zh-CN']
      const { entries } = await ask(part)
      return entries.map((one) => `${actionOf(words, one)}: ${aboutOf(words, one)}`)
    },
  }
}

describe('the trail', () => {
  it('is found by time, person, kind and all of them, newest first by its own order', async () => {
    const { ledger, ask } = aTrail()
    // The clock was put back before the third.
    for (const at of [AT, AT + 10, AT + 5]) ledger.noteAction(note({ at }))
    ledger.noteAction(note({ at: AT + 20, kind: 'sales.void', approvedBy: '01 苏店主' }))
    const times = async (part: Partial<TrailQuestion>) =>
      (await ask({ ...THEN, ...part })).entries.map(({ at }) => at - AT)
    expect(await times({})).toEqual([20, 5, 10, 0])
    // `to` is not included, `from` is.
    expect(await times({ to: AT + 10 })).toEqual([5, 0])
    expect(await times({ who: '01 苏店主' })).toEqual([20])
    expect(await times({ who: '02 唐店长', kinds: ['rules.set'], from: AT + 5 })).toEqual([5, 10])
    expect((await ask()).people).toEqual(['', '01 苏店主', '02 唐店长'])
  })

  it('is the same on every page, whatever is noted meanwhile', async () => {
    const { ledger, ask } = aTrail()
    for (let at = 0; at < 250; at++) ledger.noteAction(note({ at: AT + at }))
    const first = await ask(THEN, 0, 100)
    ledger.noteAction(note({ at: AT + 900 }))
    const rest = [100, 200].map((offset) => ask({ ...THEN, until: first.until }, offset, 100))
    const all = [first, ...(await Promise.all(rest))]
    expect(all.map(({ total }) => total)).toEqual([250, 250, 250])
    const times = all.flatMap(({ entries }) => entries.map(({ at }) => at - AT))
    expect(times).toEqual(Array.from({ length: 250 }, (_, place) => 249 - place))
    expect((await ask(THEN)).total).toBe(251)
  })

  it('says receipts, shifts, people and templates instead of ids, and is found by them', async () => {
    const { ledger, said } = aTrail()
    const sale = aSale()
    const requestId = sale.redemptions[0]?.requestId ?? ''
    ledger.recordSale(sale, () => {})
    const number = ledger.sale(sale.saleId)?.receipt.number ?? ''
    const shift = ledger.beginShift(aShift(AT))
    const about = (kind: string, subject: string, detail: AuditNote['detail'] = {}) =>
      ledger.noteAction(note({ kind, subject, detail }))
    about('staff.locked', '')
    ledger.noteAction(note({ kind: 'staff.signedIn', staff: '03 米收银' }))
    about('sales.void', sale.saleId)
    about('exceptions.act', requestId, { action: 'acceptLoss' })
    ledger.sealChain({ at: AT, staff: '', key: 'a key', subject: shift.shiftId })
    about('templates.give', '7')
    about('templates.save', '8', { name: '新人券' })
    about('staff.signInRefused', '03')
    about('staff.save', '04', { name: '柳收银', role: 'cashier', active: false, added: true })
    about('members.revealPhone', '10001')
    about('staff.lent', 'sales.void')
    about('action.failed', 'sales.void', { about: sale.saleId, code: 'api.timeout' })
    about('sales.void', 'a sale that is not here')
    about('settings.changedOutside', 'team keepsStaff theme')
    about('sales.override', sale.saleId)
    about('action.failed', 'exceptions.act', { about: requestId, code: 'api.timeout' })
    const whole = [
      `没有成功: 处理异常单 · 小票 ${number} · 立减券`,
      `离线超限放行: 小票 ${number}`,
      '设置文件在程序外被改动: 员工名单、外观',
      '撤销核销: a sale that is not here',
      `没有成功: 撤销核销 · 小票 ${number}`,
      '同意一次: 撤销核销',
      '查看完整手机号: 会员 10001',
      '添加员工: 04 柳收银 · 收银员 · 已停用',
      '登录失败: 03 米收银',
      '修改券模板: 券模板 新人券',
      '发券: 券模板 立减券',
      '账本封存: 2026-03-04 第 1 班',
      `处理异常单: 小票 ${number} · 承担损失 · 立减券`,
      `撤销核销: 小票 ${number}`,
    ]
    expect((await said()).slice(0, whole.length)).toEqual(whole)
    const finds = async (text: string) => {
      const found = await said({ text })
      return whole.flatMap((line, place) => (found.includes(line) ? [place] : []))
    }
    expect(await finds(number)).toEqual([0, 1, 4, 12, 13])
    expect(await finds(' 立减券 ')).toEqual([0, 10, 12])
    expect(await finds('新人')).toEqual([9])
    expect(await finds('米收银')).toEqual([8])
    expect(await finds('柳收银')).toEqual([7])
    expect(await finds('添加员工')).toEqual([7])
    expect(await finds('撤销')).toEqual([3, 4, 5, 13])
    expect(await finds('2026-03-04')).toEqual([11])
    expect(await finds('SALE that')).toEqual([3])
    expect(await said({ text: '没有这样的' })).toEqual([])
    expect(await said({ text: 'Took a redemption', language: 'en' })).toHaveLength(4)
  })
})
