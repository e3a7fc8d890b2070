import { describe, expect, it, vi } from 'vitest'
import type { Fate, SendOutcome } from '../../src-main/counter/ports'
import { voidRedemptions } from '../../src-main/counter/void-redemption'
import { outboxRig, OUTBOX_AT, type OutboxRig } from '../support/outbox'
import { scriptedGateway } from '../support/scripted-gateway'

const accepted: SendOutcome = { kind: 'accepted', remoteId: '3' }
const dead: SendOutcome = { kind: 'notSent', problem: { code: 'api.unreachable', host: 'api' } }
const lost: SendOutcome = { kind: 'noAnswer', problem: { code: 'api.timeout', seconds: 10 } }
const KEEPS_REQUESTS = new Set(['request-id'] as const)
const notRedeemed: Fate = { kind: 'notRedeemed' }

function rigWithSales(script: Parameters<typeof outboxRig>[0], coupons: readonly string[]) {
  const rig = outboxRig(script)
  return { ...rig, ids: coupons.map((coupon) => rig.sell(coupon).requestId) }
}

describe('a dead line', () => {
  it('is knocked at by one redemption and not by all that wait', async () => {
    const { outbox, gateway, ids, stateOf } = rigWithSales({ redeem: [dead, dead, dead, dead] }, [
      ...Array.from({ length: 30 }, (_, index) => String(501 + index)),
    ])
    await outbox.kick()
    // Those that were on their way together, and none after them.
    expect(gateway.asked).toHaveLength(4)
    expect(new Set(ids.map((id) => stateOf(id).state))).toEqual(new Set(['pending']))
  })

  it('has twice as many on their way at an API that keeps requests', async () => {
    const sends = Array<SendOutcome>(8).fill(dead)
    const gateway = { ...scriptedGateway({ redeem: sends }), capabilities: KEEPS_REQUESTS }
    const rig = outboxRig(gateway)
    for (let coupon = 501; coupon <= 530; coupon++) rig.sell(String(coupon))
    await rig.outbox.kick()
    expect(gateway.asked).toHaveLength(8)
  })

  it('half open, lets one try at a time, another each time, and all after an answer', async () => {
    const { outbox, gateway } = rigWithSales(
      { redeem: [dead, dead, dead, dead, dead, ...Array<SendOutcome>(6).fill(accepted)] },
      ['501', '502', '503', '504', '505', '506'],
    )
    await outbox.kick()
    expect(gateway.asked).toHaveLength(4)
    await outbox.kick()
    expect(gateway.asked.slice(4)).toEqual(['redeem 505'])
    await outbox.kick()
    expect(gateway.asked[5]).toBe('redeem 506')
    expect([...gateway.asked.slice(5)].sort()).toEqual(
      ['501', '502', '503', '504', '505', '506'].map((coupon) => `redeem ${coupon}`),
    )
  })

  it('does not keep a sale of just now from its own try', async () => {
    const { outbox, gateway, sell } = rigWithSales({ redeem: [dead, dead] }, ['501'])
    await outbox.kick()
    sell('777')
    await outbox.take()
    expect(gateway.asked).toEqual(['redeem 501', 'redeem 777'])
  })

  it('comes back by itself after its wait', async () => {
    const rig = outboxRig({ redeem: [dead, accepted] }, { firstMs: 5, longestMs: 5 })
    const { requestId } = rig.sell('501')
    await rig.outbox.kick()
    expect(rig.stateOf(requestId).state).toBe('pending')
    await vi.waitFor(() => expect(rig.stateOf(requestId).state).toBe('accepted'))
  })
})

describe('a back end that asks to be left alone', () => {
  const busy: SendOutcome = {
    kind: 'notSent',
    problem: { code: 'api.http', status: 429 },
    retryAfterMs: 3_600_000,
  }

  it('is left alone, by a new sale too', async () => {
    const { outbox, gateway, sell } = rigWithSales({ redeem: [busy] }, ['501'])
    await outbox.kick()
    sell('502')
    await outbox.take()
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501'])
  })
})

describe('one bad redemption', () => {
  it('lets later ones of the same member pass and keeps their order', async () => {
    const rig = outboxRig({ redeem: [lost, accepted, accepted], fate: ['silent'] })
    rig.sell('501', 'anna')
    rig.sell('502', 'anna')
    rig.sell('503', 'anna')
    await rig.outbox.kick()
    expect(rig.gateway.asked).toEqual(['redeem 501', 'fate 501', 'redeem 502', 'redeem 503'])
  })

  it('on a dead line nobody overtakes: the order of a member stays', async () => {
    const rig = outboxRig({ redeem: [dead, accepted, accepted] })
    rig.sell('501', 'anna')
    rig.sell('502', 'anna')
    await rig.outbox.kick()
    await rig.outbox.kick()
    expect(rig.gateway.asked).toEqual(['redeem 501', 'redeem 501', 'redeem 502'])
  })
})

describe('an answer that makes no sense', () => {
  const script = { redeem: [lost], fate: ['riddle' as const] }

  it('is parked with what was answered, and not asked again', async () => {
    const { outbox, ids, stateOf, gateway, ledger } = rigWithSales(script, ['501'])
    await outbox.kick()
    await outbox.kick()
    expect(stateOf(ids[0] ?? '')).toMatchObject({
      state: 'parked',
      cause: { code: 'unintelligible' },
    })
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501'])
    expect(ledger.parkedByOthers('training', '1')).toEqual([])
    expect(ledger.parkedByOthers('training', '2')).toEqual(ids)
  })

  it('is asked again by another version of the program', async () => {
    const first = rigWithSales(script, ['501'])
    await first.outbox.kick()
    const later = outboxRig(
      { fate: [notRedeemed], redeem: [accepted] },
      { programVersion: '2', ledger: first.ledger },
    )
    await later.outbox.kick()
    expect(later.told.map(({ state }) => state)).toEqual([
      'unknown',
      'pending',
      'sending',
      'accepted',
    ])
  })
})

describe('taking back', () => {
  const cashier = { id: '7', number: '07', name: '王雨晴' }

  function takeBack(
    rig: OutboxRig,
    sale: { saleId: string; requestId: string },
    { undoWindowMs = 600_000, connectionId = 'training' } = {},
  ) {
    return voidRedemptions(sale.saleId, [sale.requestId], {
      ledger: rig.ledger,
      connectionId,
      clock: { now: () => OUTBOX_AT + 1_000 },
      undoWindowMs,
      cashier,
      changed: (redemption) => rig.told.push(redemption),
    })
  }

  it('what was never sent is voided at once and never sent', async () => {
    const rig = outboxRig({ redeem: [dead] })
    const sale = rig.sell('501')
    await rig.outbox.kick()
    expect(takeBack(rig, sale).redemptions[0]).toMatchObject({
      state: 'voided',
      cause: { code: 'voidedHere', by: '王雨晴' },
    })
    await rig.outbox.kick()
    expect(rig.gateway.asked).toEqual(['redeem 501'])
    expect(rig.ledger.counting('training', ['501']).size).toBe(0)
  })

  it('is refused for what was redeemed over another connection: nobody there would be asked', async () => {
    const rig = outboxRig({ redeem: [accepted] })
    const sale = rig.sell('501')
    await rig.outbox.kick()
    expect(() => takeBack(rig, sale, { connectionId: 'another merchant' })).toThrow(
      'void.otherConnection',
    )
    expect(rig.stateOf(sale.requestId).state).toBe('accepted')
  })

  it('what the back end accepted is undone there, and asked for again after no answer', async () => {
    const rig = outboxRig({ redeem: [accepted], undo: [lost, { kind: 'undone' }] })
    const sale = rig.sell('501')
    await rig.outbox.kick()
    expect(takeBack(rig, sale).redemptions[0]?.state).toBe('undoing')
    await rig.outbox.take()
    expect(rig.stateOf(sale.requestId).state).toBe('undoing')
    await rig.outbox.kick()
    expect(rig.stateOf(sale.requestId)).toMatchObject({
      state: 'voided',
      cause: { code: 'undone' },
    })
    expect(rig.gateway.asked).toEqual(['redeem 501', 'undo 501', 'undo 501'])
  })

  it('a refusal leaves it accepted, with the reason, and is not asked for twice', async () => {
    const rig = outboxRig({
      redeem: [accepted],
      undo: [{ kind: 'refused', apiCode: 2020, info: '已超过撤销时限' }],
    })
    const sale = rig.sell('501')
    await rig.outbox.kick()
    takeBack(rig, sale)
    await rig.outbox.take()
    expect(rig.stateOf(sale.requestId)).toMatchObject({
      state: 'accepted',
      cause: { code: 'undoRefused', info: '已超过撤销时限' },
    })
    expect(() => takeBack(rig, sale)).toThrow('void.notPossible')
  })

  it.each<[string, Parameters<typeof scriptedGateway>[0], string]>([
    ['nobody knows whether it arrived', { redeem: [lost], fate: ['silent'] }, 'void.onItsWay'],
    [
      'an earlier try may still arrive',
      { redeem: [lost, dead], fate: [notRedeemed] },
      'void.onItsWay',
    ],
    [
      'it was refused',
      { redeem: [{ kind: 'refused', apiCode: 2001, info: '已使用' }] },
      'void.notRedeemed',
    ],
  ])('is not possible while %s', async (_name, script, problem) => {
    const rig = outboxRig(script)
    const sale = rig.sell('501')
    await rig.outbox.kick()
    await rig.outbox.kick()
    expect(() => takeBack(rig, sale)).toThrow(problem)
  })

  it('is too late after the time that the back end gives', async () => {
    const rig = outboxRig({ redeem: [accepted] })
    const sale = rig.sell('501')
    await rig.outbox.kick()
    expect(() => takeBack(rig, sale, { undoWindowMs: 1_000 })).toThrow('void.tooLate')
  })
})
