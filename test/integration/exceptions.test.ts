import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { DOUBT_LIMIT_MS } from '@shared/domain/exception'
import { deskScope } from '../../src-main/counter/settle-exception'
import {
  aDesk,
  KINDS,
  labelOf,
  LOST,
  MINUTE,
  NOT_THERE,
  parked,
  problemOf,
  REFUSED,
  refusedOffline,
  SENT,
  unknown,
} from '../support/desk'

describe('what is on the desk', () => {
  it.each(Object.entries(KINDS))('%s, with all that a person needs', (kind, make) => {
    const desk = aDesk()
    const requestId = make(desk)
    const { rows, total, counts } = desk.all()
    expect(rows).toMatchObject([
      {
        requestId,
        exception: kind,
        memberName: '林小满',
        memberPhone: '199 **** 2046',
        couponId: '501',
        discountFen: 1000,
        cashier: { number: '02', name: '收银员' },
        shopName: '东门店',
        offline: kind === 'refused',
      },
    ])
    expect([total, counts[kind as keyof typeof KINDS], desk.waiting()]).toEqual([1, 1, 1])
  })

  it('not what was refused while the member stood there, nor what was accepted', () => {
    const desk = aDesk()
    desk.walk(desk.sell(), SENT, ['refused', REFUSED])
    desk.walk(desk.sell(), SENT, ['accepted', { code: 'confirmed', remoteId: '1' }])
    desk.sell()
    expect(desk.all()).toMatchObject({ rows: [], total: 0 })
  })

  it.each([
    ['not sent', ['pending', { code: 'notSent', problem: 'api.unreachable' }]],
    ['not answered', LOST],
  ] as const)('what was refused after the cashier had been told that it was %s', (_, told) => {
    const desk = aDesk()
    const [early, late] = [desk.sell(), desk.sell()]
    for (const requestId of [early, late]) desk.walk(requestId, SENT, [...told])
    const refuse = (requestId: string) =>
      told === LOST
        ? desk.walk(requestId, ['refused', REFUSED])
        : desk.walk(requestId, SENT, ['refused', REFUSED])
    desk.pass(999)
    refuse(early)
    desk.pass(1)
    refuse(late)
    expect(desk.all().rows.map(({ requestId }) => requestId)).toEqual([late])
  })

  it('what is in doubt from an hour on, not a millisecond earlier', () => {
    const desk = aDesk()
    desk.walk(desk.sell(), SENT, LOST)
    desk.pass(DOUBT_LIMIT_MS - 1)
    expect(desk.waiting()).toBe(0)
    desk.pass(1)
    expect(desk.waiting()).toBe(1)
  })

  it('counts the hour anew once the back end has said that it has nothing', () => {
    const desk = aDesk()
    const requestId = desk.sell()
    desk.walk(requestId, SENT, LOST)
    desk.pass(50 * MINUTE)
    desk.walk(requestId, NOT_THERE, SENT, LOST)
    desk.pass(50 * MINUTE)
    expect(desk.waiting()).toBe(0)
    desk.pass(10 * MINUTE)
    expect(desk.waiting()).toBe(1)
  })

  it('newest first, by kind and page by page, apart from other connections', () => {
    const desk = aDesk()
    const ids = Array.from({ length: 5 }, () => {
      desk.pass(MINUTE)
      return refusedOffline(desk)
    })
    desk.walk(desk.sell({ connectionId: 'other', offline: true }), SENT, ['refused', REFUSED])
    const page = desk.ledger.exceptions.list(desk.scope(), {
      kinds: ['refused'],
      limit: 2,
      offset: 2,
    })
    expect(page.rows.map(({ requestId }) => requestId)).toEqual([ids[2], ids[1]])
    expect([page.total, page.counts]).toEqual([5, { refused: 5, parked: 0, unknown: 0, byHand: 0 }])
    const none = desk.ledger.exceptions.list(desk.scope(), {
      kinds: ['parked'],
      limit: 2,
      offset: 0,
    })
    expect(none).toMatchObject({ rows: [], total: 0, counts: { refused: 5 } })
    expect(desk.ledger.exceptions.detail(deskScope('other', desk.tools.clock), ids[0] ?? '')).toBe(
      null,
    )
  })
})

describe('a decision', () => {
  const FINAL = Object.keys(KINDS).flatMap((kind) =>
    (['acceptLoss', 'collected'] as const).map((action) => ({ kind, action })),
  )
  it.each(FINAL)('$action takes what is $kind off the desk for good', ({ kind, action }) => {
    const desk = aDesk()
    const requestId = KINDS[kind as keyof typeof KINDS](desk)
    expect(desk.act(requestId, action, '老顾客')).toBeNull()
    expect(desk.waiting()).toBe(0)
    expect(desk.all().rows).toEqual([])
    const { onDesk, history } = desk.detail(requestId)
    expect(onDesk).toBe(false)
    expect(history.at(-1)).toEqual({
      kind: 'settlement',
      at: desk.now(),
      action,
      reason: '老顾客',
      by: '07 林恬',
    })
    expect(problemOf(() => desk.act(requestId, 'tryAgain'))).toBe('exceptions.gone')
  })

  it('never brings back what was written off, even when it is parked or refused once more', () => {
    const desk = aDesk()
    const requestId = parked(desk)
    desk.act(requestId, 'acceptLoss', '说不清')
    desk.walk(requestId, ['unknown', { code: 'programUpdated' }])
    desk.pass(2 * DOUBT_LIMIT_MS)
    expect(desk.waiting()).toBe(0)
    desk.walk(requestId, ['parked', { code: 'unintelligible', problem: 'api.notJson' }])
    expect([desk.waiting(), desk.all().rows]).toEqual([0, []])
  })

  it('shows what a written-off entry turned out to be', () => {
    const desk = aDesk()
    const requestId = unknown(desk)
    desk.act(requestId, 'acceptLoss', '等不到')
    desk.pass(MINUTE)
    desk.walk(requestId, ['accepted', { code: 'foundRedeemedByUs' }])
    expect(desk.detail(requestId)).toMatchObject({ onDesk: false, entry: { state: 'accepted' } })
    expect(desk.detail(requestId).history.map(labelOf)).toEqual([
      'pending recorded',
      'sending sent',
      'unknown noAnswer',
      'acceptLoss',
      'accepted foundRedeemedByUs',
    ])
  })

  it.each([
    ['refused', 'pending'],
    ['parked', 'unknown'],
  ] as const)('another try of what is %s starts as %s', (kind, state) => {
    const desk = aDesk()
    const requestId = KINDS[kind](desk)
    desk.pass(MINUTE)
    expect(desk.act(requestId, 'tryAgain')).toMatchObject({
      state,
      cause: { code: 'triedAgain', by: '07 林恬' },
    })
    expect(desk.waiting()).toBe(0)
    expect(desk.ledger.open('training').map((open) => open.requestId)).toEqual([requestId])
    // Told once: the state's row names who asked.
    expect(desk.detail(requestId).history.map(labelOf).at(-1)).toBe(`${state} triedAgain`)
  })

  it('another try of what is unknown changes no state: it is being looked up already', () => {
    const desk = aDesk()
    const requestId = unknown(desk)
    expect(desk.act(requestId, 'tryAgain')).toBeNull()
    expect(desk.waiting()).toBe(1)
    expect(desk.detail(requestId).history.map(labelOf).at(-1)).toBe('tryAgain')
  })

  it('comes back when the other try is refused as well', () => {
    const desk = aDesk()
    const requestId = refusedOffline(desk)
    desk.act(requestId, 'tryAgain')
    desk.walk(requestId, SENT, ['refused', REFUSED])
    expect(desk.waiting()).toBe(1)
  })

  it('is written whole or not at all', () => {
    const desk = aDesk()
    const requestId = refusedOffline(desk)
    const broken = () =>
      desk.ledger.exceptions.settle(desk.scope(), requestId, () => ({
        action: 'tryAgain',
        reason: '',
        by: '07',
        at: desk.now(),
        next: { state: 'voided', cause: { code: 'undone' } },
      }))
    expect(broken).toThrow('may not go from refused to voided')
    const { history, onDesk } = desk.detail(requestId)
    expect([history.some(({ kind }) => kind === 'settlement'), onDesk]).toEqual([false, true])
  })

  it('can neither be changed nor taken away', () => {
    const desk = aDesk()
    desk.act(refusedOffline(desk), 'collected', '已收 10 元')
    const raw = new Database(desk.file)
    onTestFinished(() => void raw.close())
    expect(() => raw.exec('DELETE FROM settlement')).toThrow('append-only')
    expect(() => raw.exec(`UPDATE settlement SET reason = ''`)).toThrow('append-only')
  })
})

describe('the history', () => {
  it('holds the manager who let the sale pass and the answer that nobody understood', () => {
    const desk = aDesk()
    const requestId = desk.sell({
      offline: true,
      override: { manager: '店长', reason: '熟客', breaches: '[]' },
    })
    desk.walk(requestId, SENT, LOST)
    desk.pass(MINUTE)
    desk.ledger.park(
      requestId,
      { code: 'unintelligible', problem: 'api.notJson' },
      { programVersion: '1.2.3', call: 'redeem', answer: `<html>${'x'.repeat(5_000)}` },
      desk.now(),
    )
    const { history, answer, receipt, redemptions } = desk.detail(requestId)
    expect(history.map(labelOf)).toEqual([
      'pending recorded',
      'sending sent',
      'unknown noAnswer',
      'override 店长 熟客',
      'parked unintelligible',
    ])
    expect(answer).toMatchObject({ call: 'redeem', programVersion: '1.2.3' })
    expect([answer?.answer.slice(0, 6), answer?.answer.length, answer?.cut]).toEqual([
      '<html>',
      4_000,
      true,
    ])
    expect([receipt.lines.length, redemptions[0]?.state]).toEqual([1, 'parked'])
  })
})
