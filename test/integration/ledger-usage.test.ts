import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { Cause } from '@shared/domain/redemption'
import { openLedger } from '../../src-main/store/ledger'
import { aSale } from '../support/sales'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T02:01:00Z')
const answer = { programVersion: '0.0.0-test', call: 'redeem', answer: '<html>' }
const unreadable: Cause = { code: 'unintelligible', problem: 'no JSON' }

function aLedger(file = join(tempFolder(), 'ledger.db')) {
  const ledger = openLedger(file)
  onTestFinished(() => ledger.close())
  const used = (memberId = '10001') => {
    const { terminal, member, templates } = ledger.offlineUsage('training', memberId)
    return {
      terminal: terminal.count,
      fen: terminal.totalFen,
      member: member.count,
      ...Object.fromEntries(templates),
    }
  }
  function record(...coupons: string[]): string[] {
    const sale = aSale({ coupons })
    ledger.recordSale(sale, () => {})
    return sale.redemptions.map(({ requestId }) => requestId)
  }
  const go = (requestId: string, ...states: RedemptionState[]) => {
    for (const state of states) ledger.advance(requestId, state, { code: 'recorded' }, AT)
  }
  return { ledger, file, used, record, go }
}

describe('what counts against the offline limits', () => {
  it('is what the back end has not confirmed, by terminal, member and template', () => {
    const { used, record } = aLedger()
    expect(used()).toEqual({ terminal: 0, fen: 0, member: 0 })
    record('501', '502')
    const seven = { count: 2, totalFen: 2000 }
    expect(used()).toEqual({ terminal: 2, fen: 2000, member: 2, 7: seven })
    expect(used('10002')).toEqual({ terminal: 2, fen: 2000, member: 0, 7: seven })
  })

  it.each<[number, RedemptionState[]]>([
    [1, ['sending']],
    [1, ['sending', 'unknown']],
    [0, ['sending', 'accepted']],
    [0, ['sending', 'refused']],
    [0, ['voided']],
    [0, ['sending', 'accepted', 'undoing']],
  ])('is %i of an entry that went %j', (count, states) => {
    const { used, record, go } = aLedger()
    const [requestId = ''] = record('501')
    go(requestId, ...states)
    expect(used().terminal).toBe(count)
  })

  it('is a parked entry as well, and so is one that is tried again', () => {
    const { ledger, used, record, go } = aLedger()
    const [requestId = ''] = record('501')
    go(requestId, 'sending', 'unknown')
    ledger.park(requestId, unreadable, answer, AT)
    expect(used().terminal).toBe(1)
    go(requestId, 'unknown')
    expect(used().terminal).toBe(1)
  })

  it('is told anew after every entry, also of another hand', () => {
    const { file, used, record } = aLedger()
    record('501')
    expect(used().terminal).toBe(1)
    record('502')
    expect(used().terminal).toBe(2)
    aLedger(file).record('503')
    expect(used().terminal).toBe(3)
  })

  it('is seen while a sale is checked, and nothing of a sale that was refused', () => {
    const { ledger, used, record } = aLedger()
    record('501')
    const seen: number[] = []
    const look = () => void seen.push(used().terminal)
    const makeReceipt = (): never => {
      throw new Error('no receipt')
    }
    expect(() => ledger.recordSale(aSale({ makeReceipt }), look)).toThrow('no receipt')
    ledger.recordSale(aSale({ coupons: ['502'] }), look)
    expect([...seen, used().terminal]).toEqual([1, 1, 2])
  })

  it('is of one back end alone', () => {
    const { ledger, used } = aLedger()
    ledger.recordSale(aSale({ connectionId: 'elsewhere' }), () => {})
    expect(used().terminal).toBe(0)
    expect(ledger.offlineUsage('elsewhere', '').terminal.count).toBe(1)
  })
})
