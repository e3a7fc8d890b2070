import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { ProbedGateway } from '../../src-main/coupon-api/gateway-parts'
import type { TemplateGiving } from '../../src-main/counter/template-ports'
import { silentLog } from '../../src-main/log'
import type { TemplateDraft } from '../../src-shared/domain/template-schema'
import { startEmbeddedApi, TIME_ZONE, TOKEN, type InProcessApi } from '../support/embedded-api'
import { MEMBER } from '../support/embedded-api-fixtures'
import { problemOf } from '../support/faulty-back-end'
import { connectionTo, recordingLine } from '../support/fault-server'

// A counter that speaks document 000 to this project's own API: its templates are asked for beside it.

const NOON = Date.parse('2026-11-22T04:00:00Z')
const MEMBER_ID = String(MEMBER)
const draft: TemplateDraft = {
  name: '周年庆立减',
  isGivenOut: true,
  rank: 0,
  benefit: { kind: 'cash', amountFen: 1_050 },
  exchangeGoods: null,
  scope: { kind: 'everything' },
  enoughFen: 0,
  combinable: true,
  levelId: null,
  weekdays: [],
  validity: { kind: 'days', days: 10 },
  isClaimable: false,
  perMember: 2,
  total: null,
}

let api: InProcessApi
let gateway: ProbedGateway
beforeEach(async () => {
  const coupons = [{ id: 1 }, { id: 2, memberId: 10_002 }]
  api = await startEmbeddedApi({ clock: () => NOON, coupons })
  const connection = connectionTo(api.url, { tokenTransport: 'bearer', timeZone: TIME_ZONE })
  gateway = createGateway(connection, TOKEN, { log: silentLog, line: recordingLine() })
  await gateway.discover()
})
afterEach(() => api.close())

async function made(change: Partial<TemplateDraft> = {}): Promise<string> {
  const saved = await gateway.templates?.save(null, null, { ...draft, ...change })
  return saved?.id ?? ''
}
function giving(): TemplateGiving {
  const found = gateway.templates?.giving
  if (!found) throw new Error('cannot give')
  return found
}
const to = (...entries: string[]) => ({ kind: 'members' as const, entries })
const heldOf = async (id: string) =>
  (await gateway.couponsOf(MEMBER_ID)).filter(({ templateId }) => templateId === id)

describe('a template that was just made', () => {
  it('is given to a member, who redeems it, and the figures tell', async () => {
    const id = await made()
    const given = await giving().give(id, to(MEMBER_ID), randomUUID())
    expect(given).toEqual({ members: 1, without: [], withoutCount: 0 })
    const [coupon] = await heldOf(id)
    expect(coupon).toMatchObject({
      title: '周年庆立减',
      startsOn: '2026-11-22',
      endsOn: '2026-12-02',
    })
    const order = {
      couponId: coupon?.id ?? '',
      memberId: MEMBER_ID,
      shopId: '1',
      requestId: randomUUID(),
    }
    expect(await gateway.redeem(order)).toMatchObject({ kind: 'accepted' })
    const { figures } = (await gateway.templates?.template(id)) ?? {}
    expect(figures).toEqual({ given: 1, used: 1, unused: 0 })
  })

  it('is given once for one request, whatever became of the first answer', async () => {
    const id = await made()
    const request = randomUUID()
    const first = await giving().give(id, to(MEMBER_ID), request)
    expect(await giving().give(id, to(MEMBER_ID), request)).toEqual(first)
    expect(await heldOf(id)).toHaveLength(1)
  })

  it('says before who gets none, and why, and gives nothing yet', async () => {
    const id = await made({ perMember: 1 })
    await giving().give(id, to(MEMBER_ID), randomUUID())
    const { members, without } = await giving().check(
      id,
      to('19900000001', '4711', '10002', '10002'),
    )
    expect(members).toBe(1)
    expect(without.map(({ entry, reason }) => [entry, reason])).toEqual([
      ['19900000001', 'hasEnough'],
      ['4711', 'unknown'],
      ['10002', 'repeated'],
    ])
    expect(await heldOf(id)).toHaveLength(1)
  })

  it('is given to all of a level, and to all members', async () => {
    const id = await made()
    const { members: ofLevel } = await giving().check(id, { kind: 'level', levelId: '1' })
    const { members: all } = await giving().give(id, { kind: 'level', levelId: null }, randomUUID())
    expect(ofLevel).toBeGreaterThan(0)
    expect(all).toBeGreaterThanOrEqual(ofLevel)
    expect(await heldOf(id)).toHaveLength(1)
  })

  it('is taken back from who has not used it; nobody can redeem it then', async () => {
    const id = await made()
    await giving().give(id, to(MEMBER_ID, '10002'), randomUUID())
    const [coupon] = await heldOf(id)
    const request = randomUUID()
    expect(await giving().recall(id, request)).toBe(2)
    expect(await giving().recall(id, request)).toBe(2)
    expect(await giving().recall(id, randomUUID())).toBe(0)
    const order = {
      couponId: coupon?.id ?? '',
      memberId: MEMBER_ID,
      shopId: '1',
      requestId: randomUUID(),
    }
    expect(await gateway.redeem(order)).toMatchObject({ kind: 'refused' })
    expect(await gateway.fateOf({ ...order, since: NOON })).toEqual({ kind: 'notRedeemed' })
  })
})

describe('what cannot be given', () => {
  it('is said in the words of the back end', async () => {
    const closed = await made({ isGivenOut: false })
    expect(await problemOf(giving().give(closed, to(MEMBER_ID), randomUUID()))).toMatchObject({
      code: 'api.refused',
    })
    expect(await problemOf(giving().check('4711', to(MEMBER_ID)))).toEqual({
      code: 'template.gone',
    })
  })

  it('is as long as a call carries', async () => {
    const id = await made()
    const entries = Array.from({ length: 5_000 }, (_, index) => String(20_000 + index))
    const { members, withoutCount } = await giving().check(id, to(MEMBER_ID, ...entries.slice(1)))
    expect([members, withoutCount]).toEqual([1, 4_999])
  })
})
