import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Redemption } from '@shared/domain/redemption'
import type { Fate, SendOutcome } from '../../src-main/counter/ports'
import { silentLog } from '../../src-main/log'
import { openLedger } from '../../src-main/store/ledger'
import { createOutbox } from '../../src-main/sync/outbox'
import { aSale } from '../support/sales'
import { scriptedGateway } from '../support/scripted-gateway'
import { tempFolder } from '../support/temp-folder'

const AT = Date.parse('2026-03-04T02:00:00Z')
const accepted: SendOutcome = { kind: 'accepted', remoteId: '3' }
const refused: SendOutcome = { kind: 'refused', apiCode: 2001, info: '该券已使用' }
const noAnswer: SendOutcome = { kind: 'noAnswer', problem: { code: 'api.timeout', seconds: 10 } }
const notSent: SendOutcome = { kind: 'notSent', problem: { code: 'api.unreachable', host: 'api' } }
const notRedeemed: Fate = { kind: 'notRedeemed' }

function redeemedBy(part: Partial<Extract<Fate, { kind: 'redeemed' }>>): Fate {
  return {
    kind: 'redeemed',
    at: AT + 1000,
    shopId: '1',
    staffId: '7',
    requestId: null,
    remoteId: '3',
    ...part,
  }
}

/** A ledger with one sale, and the outbox rounds that a script of answers leads to. */
function aTerminal(script: Parameters<typeof scriptedGateway>[0], coupons = ['501']) {
  const ledger = openLedger(join(tempFolder(), 'ledger.db'))
  onTestFinished(() => ledger.close())
  const sale = ledger.recordSale(aSale({ coupons }), () => {})
  const told: Redemption[] = []
  const gateway = scriptedGateway(script)
  const outbox = createOutbox({
    connectionId: 'training',
    ledger,
    gateway,
    clock: { now: () => AT },
    log: silentLog,
    programVersion: '1',
    shopName: (id) => `店${id}`,
    changed: (redemption) => told.push(redemption),
  })
  onTestFinished(() => outbox.stop())
  const [first] = sale.redemptions
  if (!first) throw new Error('a sale has a redemption')
  const now = (): Redemption | undefined => ledger.sale(sale.saleId)?.redemptions[0]
  return { ledger, gateway, outbox, told, now, requestId: first.requestId, saleId: sale.saleId }
}

describe('what was surely not sent', () => {
  it('is sent and accepted', async () => {
    const { outbox, told, now } = aTerminal({ redeem: [accepted] })
    await outbox.kick()
    expect(told.map(({ state }) => state)).toEqual(['sending', 'accepted'])
    expect(now()?.cause).toEqual({ code: 'confirmed', remoteId: '3' })
  })

  it("keeps the back end's reason when it is refused", async () => {
    const { outbox, now } = aTerminal({ redeem: [refused] })
    await outbox.kick()
    expect(now()).toMatchObject({
      state: 'refused',
      cause: { code: 'refusedByApi', apiCode: 2001, info: '该券已使用' },
    })
  })

  it('stays pending while there is no line, and goes with the next round', async () => {
    const { outbox, now, gateway } = aTerminal({ redeem: [notSent, accepted] })
    await outbox.kick()
    expect(now()).toMatchObject({
      state: 'pending',
      cause: { code: 'notSent', problem: 'api.unreachable' },
    })
    await outbox.kick()
    expect(now()?.state).toBe('accepted')
    expect(gateway.asked).toEqual(['redeem 501', 'redeem 501'])
  })
})

describe('an answer that never came', () => {
  it('is looked up before anything is sent again', async () => {
    const { outbox, gateway, now } = aTerminal({ redeem: [noAnswer], fate: [redeemedBy({})] })
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501'])
    expect(now()).toMatchObject({ state: 'accepted', cause: { code: 'foundRedeemedByUs' } })
  })

  it('is sent again only after the back end said that it is not redeemed', async () => {
    const { outbox, gateway, told } = aTerminal({
      redeem: [noAnswer, accepted],
      fate: [notRedeemed],
    })
    await outbox.kick()
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501', 'redeem 501'])
    expect(told.map(({ state }) => state)).toEqual([
      'sending',
      'unknown',
      'pending',
      'sending',
      'accepted',
    ])
  })

  it('stays unknown while the back end is silent, however often it is asked', async () => {
    const { outbox, gateway, now, ledger } = aTerminal({
      redeem: [noAnswer],
      fate: ['silent', 'silent', 'silent'],
    })
    await outbox.kick()
    await outbox.kick()
    await outbox.kick()
    expect(now()?.state).toBe('unknown')
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501', 'fate 501', 'fate 501'])
    expect(ledger.countUnsettled('training')).toEqual({ pending: 0, unknown: 1 })
  })

  it('is refused, with where and when, when another terminal redeemed the coupon', async () => {
    const { outbox, now } = aTerminal({ redeem: [noAnswer], fate: [redeemedBy({ shopId: '2' })] })
    await outbox.kick()
    expect(now()).toMatchObject({
      state: 'refused',
      cause: { code: 'redeemedElsewhere', at: AT + 1000, shop: '店2', staff: '7' },
    })
  })

  it('is not taken for ours when it was redeemed long before we recorded it', async () => {
    const { outbox, now } = aTerminal({
      redeem: [noAnswer],
      fate: [redeemedBy({ at: AT - 3_600_000 })],
    })
    await outbox.kick()
    expect(now()?.state).toBe('refused')
  })

  it('goes by the request id alone where the back end keeps it', async () => {
    const other = aTerminal({ redeem: [noAnswer], fate: [redeemedBy({ requestId: 'of-another' })] })
    await other.outbox.kick()
    expect(other.now()?.state).toBe('refused')
    const gateway = scriptedGateway({ redeem: [noAnswer] })
    const ours = aTerminal({ redeem: [noAnswer], fate: [] })
    ours.gateway.redeem = gateway.redeem
    ours.gateway.fateOf = async () => redeemedBy({ requestId: ours.requestId, shopId: '9', at: 0 })
    await ours.outbox.kick()
    expect(ours.now()?.state).toBe('accepted')
  })

  it('does not believe a refusal of a second try without looking: the first may have been slow', async () => {
    const { outbox, gateway, now } = aTerminal({
      redeem: [noAnswer, refused],
      fate: [notRedeemed, redeemedBy({})],
    })
    await outbox.kick()
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501', 'redeem 501', 'fate 501'])
    expect(now()).toMatchObject({ state: 'accepted', cause: { code: 'foundRedeemedByUs' } })
  })

  it('is refused for good when the look-up after a refusal finds nothing', async () => {
    const { outbox, gateway, told, now } = aTerminal({
      redeem: [noAnswer, refused],
      fate: [notRedeemed, notRedeemed],
    })
    await outbox.kick()
    await outbox.kick()
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501', 'redeem 501', 'fate 501'])
    expect(told.map(({ state }) => state).slice(-3)).toEqual(['sending', 'unknown', 'refused'])
    expect(now()?.cause).toEqual({ code: 'refusedByApi', apiCode: 2001, info: '该券已使用' })
  })
})

describe('after a crash', () => {
  it('what was being sent is looked up, never sent blindly', async () => {
    const { outbox, gateway, ledger, requestId, told } = aTerminal({ fate: [redeemedBy({})] })
    ledger.advance(requestId, 'sending', { code: 'sent' }, AT)
    await outbox.kick()
    expect(gateway.asked).toEqual(['fate 501'])
    expect(told.map(({ state, cause }) => `${state} ${cause.code}`)).toEqual([
      'unknown interrupted',
      'accepted foundRedeemedByUs',
    ])
  })
})

describe('a back end that fails every time', () => {
  it('is sent to once a turn, never in a circle', async () => {
    const { outbox, gateway, now } = aTerminal({
      redeem: [noAnswer, noAnswer],
      fate: [notRedeemed, notRedeemed],
    })
    await outbox.kick()
    expect(gateway.asked).toEqual(['redeem 501', 'fate 501'])
    await outbox.kick()
    expect(gateway.asked).toHaveLength(4)
    expect(now()?.state).toBe('pending')
  })
})

describe('a sale of another member', () => {
  it('does not wait behind one that gets no answer', async () => {
    const { outbox, ledger, gateway } = aTerminal({})
    let answer: (outcome: SendOutcome) => void = () => {}
    gateway.redeem = ({ couponId }) =>
      couponId === '501' ? new Promise((resolve) => (answer = resolve)) : Promise.resolve(accepted)
    const first = outbox.kick()
    const { saleId } = ledger.recordSale(aSale({ memberId: '10002', coupons: ['901'] }), () => {})
    const settled = new Promise<void>((resolve) => {
      const advance = ledger.advance
      ledger.advance = (...row) => {
        if (row[1] === 'accepted') queueMicrotask(resolve)
        return advance(...row)
      }
    })
    const second = outbox.kick()
    await settled
    expect(ledger.sale(saleId)?.redemptions[0]?.state).toBe('accepted')
    answer(refused)
    await Promise.all([first, second])
  })
})

describe('one bad entry', () => {
  it('does not hold up the others', async () => {
    const { outbox, ledger, saleId } = aTerminal(
      { redeem: [noAnswer, accepted, refused], fate: ['silent'] },
      ['501', '502', '503'],
    )
    await outbox.kick()
    expect(ledger.sale(saleId)?.redemptions.map(({ state }) => state)).toEqual([
      'unknown',
      'accepted',
      'refused',
    ])
  })
})
