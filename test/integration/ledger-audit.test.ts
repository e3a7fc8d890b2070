import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { AuditNote } from '../../src-main/counter/audit-ports'
import { openLedger } from '../../src-main/store/ledger'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

function aLedger() {
  const ledger = openLedger(join(tempFolder(), 'ledger.db'))
  onTestFinished(() => ledger.close())
  return ledger
}

const note = (at: number, kind = 'price.changed'): AuditNote => ({
  at,
  kind,
  staff: '07 王雨晴',
  approvedBy: at % 2 === 0 ? '01 陈店长' : null,
  subject: at % 3 === 0 ? 'sale-1' : null,
  detail: { fen: 100, why: '客诉', again: false, before: null },
})

it('keeps notes and tells them newest first, page by page, of the wanted time and kinds', () => {
  const ledger = aLedger()
  const notes = [10, 11, 12, 13, 14].map((at) => note(at, at === 12 ? 'shift.closed' : undefined))
  for (const one of notes) ledger.noteAction(one)
  const all = ledger.auditTrail({ limit: 5 })
  expect(all.map(({ seq: _, ...rest }) => rest)).toEqual([...notes].reverse())
  const kinds = ['price.changed']
  const first = ledger.auditTrail({ from: 11, to: 14, kinds, limit: 2 })
  expect(first.map(({ at }) => at)).toEqual([14, 13])
  const rest = ledger.auditTrail({ from: 11, kinds, limit: 9, beforeSeq: first[1]?.seq ?? 0 })
  expect(rest.map(({ at }) => at)).toEqual([11])
})

it('writes a note with the sale that it is about, or neither', () => {
  const ledger = aLedger()
  const sale = aSale()
  const work = (): never => {
    ledger.recordSale(sale, () => {})
    ledger.noteAction(note(1))
    throw new Error('thought better of it')
  }
  expect(() => ledger.together(work)).toThrow('thought better')
  expect(ledger.sale(sale.saleId)).toBeNull()
  expect(ledger.auditTrail({ limit: 9, kinds: ['price.changed'] })).toEqual([])
})

it('seals the chain where it ends', () => {
  const ledger = aLedger()
  ledger.noteAction(note(1))
  const order = { at: 2, staff: '07 王雨晴', key: 'secret', subject: 'shift-1' }
  const seal = ledger.sealChain(order)
  expect(seal.short).toMatch(/^(\w{4} ){3}\w{4}$/)
  const [entry] = ledger.auditTrail({ limit: 1 })
  const { seq, hash } = seal
  expect(entry).toMatchObject({ kind: 'chain.sealed', subject: 'shift-1', detail: { seq, hash } })
  expect(JSON.stringify(entry)).not.toContain('secret')
  expect(ledger.sealChain(order).seq).toBe(seq + 1)
})
