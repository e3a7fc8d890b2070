import { describe, expect, it } from 'vitest'
import type { Fate } from '../../src-main/counter/ports'
import { voidRedemptions } from '../../src-main/counter/void-redemption'
import { silentLog } from '../../src-main/log'
import { checkLedger } from '../../src-main/store/keeper/check-ledger'
import { createWriteOffCheck } from '../../src-main/sync/write-off-check'
import { aDesk, problemOf, SENT, type DeskUnderTest } from '../support/desk'
import { outboxRig, OUTBOX_AT } from '../support/outbox'
import { scriptedGateway } from '../support/scripted-gateway'

const BY_HAND = { code: 'byHand' } as const

function soldByHand(desk: DeskUnderTest): string {
  const requestId = desk.sell()
  desk.walk(requestId, ['accepted', BY_HAND])
  return requestId
}

/** Looks once; what the back end says of every coupon that is asked for. */
function lookOver(desk: DeskUnderTest, ...fate: (Fate | 'silent')[]) {
  const gateway = scriptedGateway({ fate })
  const changed: string[] = []
  const check = createWriteOffCheck({
    connectionId: 'training',
    ledger: desk.ledger,
    gateway,
    clock: { now: desk.now },
    log: silentLog,
    shopName: (id) => `店${id}`,
    changed: ({ requestId, state }) => changed.push(`${requestId} ${state}`),
  })
  return { check, changed, asked: gateway.asked }
}
const usedAt = (at: number): Fate => ({
  ...{ kind: 'redeemed', at, shopId: null, staffId: null, requestId: null, remoteId: null },
})

describe('where no call redeems', () => {
  it('a redemption is accepted at once, nothing is sent, and it stands on the list', async () => {
    const gateway = { ...scriptedGateway({}), redeemsByHand: true }
    const rig = outboxRig(gateway)
    const { requestId } = rig.sell('501')
    await rig.outbox.take()
    expect(rig.stateOf(requestId)).toMatchObject({ state: 'accepted', cause: BY_HAND })
    expect(gateway.asked).toEqual([])
    expect(rig.ledger.toWriteOff('training', 10)).toMatchObject([{ requestId, couponId: '501' }])
    expect(rig.ledger.countUnsettled('training')).toEqual({ pending: 0, unknown: 0 })
    expect([...rig.ledger.counting('training', ['501']).keys()]).toEqual(['501'])
  })

  it('what an earlier connection left unsent is done by hand too, without a word to anybody', async () => {
    const rig = outboxRig({ ...scriptedGateway({}), redeemsByHand: true })
    const { requestId } = rig.sell('501')
    rig.ledger.advance(requestId, 'sending', { code: 'sent' }, OUTBOX_AT)
    rig.ledger.advance(
      requestId,
      'pending',
      { code: 'notSent', problem: 'api.unreachable' },
      OUTBOX_AT,
    )
    await rig.outbox.kick()
    expect(rig.stateOf(requestId).cause).toEqual(BY_HAND)
  })

  it('is taken back here alone, until it is written off', () => {
    const desk = aDesk()
    const [waiting, done] = [soldByHand(desk), soldByHand(desk)]
    desk.walk(done, ['accepted', { code: 'writtenOff', by: null }])
    const takeBack = (requestId: string) => {
      const { saleId } = desk.ledger.redemption(requestId)
      const tools = {
        ...desk.tools,
        ledger: desk.ledger,
        connectionId: 'training',
        undoWindowMs: null,
        cashier: null,
        changed() {},
      }
      return voidRedemptions(saleId, [requestId], tools)
    }
    expect(takeBack(waiting).redemptions).toMatchObject([{ state: 'voided' }])
    expect(problemOf(() => takeBack(done))).toBe('void.notPossible')
    expect(desk.ledger.toWriteOff('training', 10)).toEqual([])
  })
})

describe('the list of what is to be written off', () => {
  it('is on the desk, in no doubt: nobody is kept from leaving', () => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    expect(desk.all()).toMatchObject({
      rows: [{ requestId, exception: 'byHand', state: 'accepted' }],
      counts: { byHand: 1, refused: 0 },
    })
    expect(desk.waiting()).toBe(0)
  })

  it('is left when a person says that it is done; nothing else can be decided', () => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    for (const action of ['tryAgain', 'collected', 'acceptLoss'] as const) {
      expect(problemOf(() => desk.act(requestId, action, '原因'))).toBe('call.invalid')
    }
    expect(desk.act(requestId, 'writtenOff')).toMatchObject({
      state: 'accepted',
      cause: { code: 'writtenOff', by: '07 林恬' },
    })
    expect(desk.all().rows).toEqual([])
    expect(desk.detail(requestId)).toMatchObject({ onDesk: false, entry: { exception: 'byHand' } })
    expect(problemOf(() => desk.act(requestId, 'writtenOff'))).toBe('exceptions.gone')
    expect(checkLedger(desk.file)).toEqual({ damage: [], doubts: [] })
  })

  it('takes nothing else: what was refused cannot be said to be written off', () => {
    const desk = aDesk()
    const requestId = desk.sell({ offline: true })
    desk.walk(requestId, SENT, ['refused', { code: 'refusedByApi', apiCode: 1, info: '' }])
    expect(problemOf(() => desk.act(requestId, 'writtenOff'))).toBe('call.invalid')
  })
})

describe('a look at the back end', () => {
  it('finds what was used since as written off', async () => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    desk.pass(60_000)
    const { check, changed } = lookOver(desk, usedAt(desk.now()))
    expect(await check()).toBe(true)
    expect(changed).toEqual([`${requestId} accepted`])
    expect(desk.ledger.redemption(requestId).cause).toEqual({ code: 'writtenOff', by: null })
    expect(desk.all().rows).toEqual([])
  })

  it('puts on the desk what somebody else had used before', async () => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    desk.pass(60_000)
    await lookOver(desk, usedAt(desk.now() - 3_600_000)).check()
    expect(desk.all().rows).toMatchObject([
      { requestId, exception: 'refused', cause: { code: 'redeemedElsewhere' } },
    ])
    expect(desk.waiting()).toBe(1)
    expect(checkLedger(desk.file)).toEqual({ damage: [], doubts: [] })
  })

  it('leaves what is not used, and ends where nobody answers', async () => {
    const desk = aDesk()
    soldByHand(desk)
    expect(await lookOver(desk, { kind: 'notRedeemed' }).check()).toBe(true)
    expect(await lookOver(desk, 'silent').check()).toBe(false)
    expect(desk.all().counts.byHand).toBe(1)
  })

  it('takes members in turn when they are many', async () => {
    const desk = aDesk()
    for (let member = 0; member < 30; member++) {
      const requestId = desk.sell({ memberId: `m${member}` })
      desk.walk(requestId, ['accepted', BY_HAND])
    }
    const { check, asked } = lookOver(desk, ...Array<Fate>(40).fill({ kind: 'notRedeemed' }))
    await check()
    expect(asked).toHaveLength(20)
    await check()
    expect(asked).toHaveLength(40)
  })

  it('says nothing of what a person has said meanwhile', async () => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    desk.pass(60_000)
    const { check, changed } = lookOver(desk, usedAt(desk.now()))
    const looking = check()
    desk.act(requestId, 'writtenOff')
    expect(await looking).toBe(true)
    expect(changed).toEqual([])
    expect(desk.ledger.redemption(requestId).cause).toMatchObject({ by: '07 林恬' })
  })
})

describe('the book', () => {
  it.each([
    ['undoing', { code: 'undoAsked', by: '07' }],
    ['accepted', BY_HAND],
    ['pending', { code: 'triedAgain', by: '07' }],
  ] as const)('does not let what is accepted by hand become %s', (state, cause) => {
    const desk = aDesk()
    const requestId = soldByHand(desk)
    expect(() => desk.walk(requestId, [state, cause])).toThrow(/may not go/)
  })

  it('does not let an acceptance of a back end be taken for one by hand', () => {
    const desk = aDesk()
    const requestId = desk.sell()
    desk.walk(requestId, SENT)
    expect(() => desk.walk(requestId, ['accepted', BY_HAND])).toThrow(/may not go/)
  })
})
