import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { AuditNote } from '../../src-main/counter/audit-ports'
import { openLedger } from '../../src-main/store/ledger'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'
import { trailOf } from '../support/trail'

function aLedger() {
  const file = join(tempFolder(), 'ledger.db')
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  return { ledger, file }
}

const note = (at: number, kind = 'price.changed'): AuditNote => ({
  at,
  kind,
  staff: '07 王雨晴',
  approvedBy: at % 2 === 0 ? '01 陈店长' : null,
  subject: at % 3 === 0 ? 'sale-1' : null,
  detail: { fen: 100, why: '客诉', again: false, before: null },
})

it('keeps notes as they were made, in their order', () => {
  const { ledger, file } = aLedger()
  const notes = [10, 11, 12, 13, 14].map((at) => note(at, at === 12 ? 'shift.closed' : undefined))
  for (const one of notes) ledger.noteAction(one)
  const all = trailOf(file).slice(0, 5)
  expect(all.map(({ seq: _, ...rest }) => rest)).toEqual([...notes].reverse())
})

it('writes a note with the sale that it is about, or neither', () => {
  const { ledger, file } = aLedger()
  const sale = aSale()
  const work = (): never => {
    ledger.recordSale(sale, () => {})
    ledger.noteAction(note(1))
    throw new Error('thought better of it')
  }
  expect(() => ledger.together(work)).toThrow('thought better')
  expect(ledger.sale(sale.saleId)).toBeNull()
  expect(trailOf(file, ['price.changed'])).toEqual([])
})

it('seals the chain where it ends', () => {
  const { ledger, file } = aLedger()
  ledger.noteAction(note(1))
  const order = { at: 2, staff: '07 王雨晴', key: 'secret', subject: 'shift-1' }
  const seal = ledger.sealChain(order)
  expect(seal.short).toMatch(/^(\w{4} ){3}\w{4}$/)
  const [entry] = trailOf(file)
  const { seq, hash } = seal
  expect(entry).toMatchObject({ kind: 'chain.sealed', subject: 'shift-1', detail: { seq, hash } })
  expect(JSON.stringify(entry)).not.toContain('secret')
  expect(ledger.sealChain(order).seq).toBe(seq + 1)
})
