import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGateway } from '../../src-main/coupon-api/gateway-factory'
import type { TemplateDesk } from '../../src-main/counter/template-ports'
import { silentLog } from '../../src-main/log'
import { yunShopSchema } from '../../src-shared/domain/connection'
import {
  templateDraftSchema,
  type CouponTemplate,
  type TemplateDraft,
} from '../../src-shared/domain/template-schema'
import { problemOf } from '../support/faulty-back-end'
import { startEmbeddedApi, TIME_ZONE, TOKEN, type InProcessApi } from '../support/embedded-api'
import { connectionTo, recordingLine } from '../support/fault-server'
import { drafts } from '../support/random-drafts'
import { useYunShop } from '../support/yun-shop-back-end'

const draft: TemplateDraft = {
  name: '周年庆满减',
  isGivenOut: true,
  rank: 5,
  benefit: { kind: 'cash', amountFen: 1_050 },
  exchangeGoods: null,
  scope: { kind: 'stores', stores: [{ id: '2', name: '测试店2' }] },
  enoughFen: 10_000,
  combinable: true,
  levelId: null,
  weekdays: [1, 2, 3],
  validity: { kind: 'range', startsOn: '2026-11-01', endsOn: '2026-12-31' },
  isClaimable: false,
  perMember: 3,
  total: null,
}

let api: InProcessApi
beforeEach(async () => {
  api = await startEmbeddedApi({ coupons: [{ id: 1, title: '满减十元' }] })
})
afterEach(() => api.close())

function desk(listRoute = 'coupon.coupon.list'): TemplateDesk {
  const yunShop = yunShopSchema.parse({ account: '2', templateListRoute: listRoute })
  const changes = {
    dialect: 'yun_shop' as const,
    pathPrefix: '/addons/yun_shop/api.php',
    tokenTransport: 'bearer' as const,
    timeZone: TIME_ZONE,
    yunShop,
  }
  const connection = connectionTo(api.url, changes)
  const gateway = createGateway(connection, TOKEN, { log: silentLog, line: recordingLine() })
  if (!gateway.templates) throw new Error('no templates')
  return gateway.templates
}

async function saveNew(change: Partial<TemplateDraft> = {}): Promise<CouponTemplate> {
  const saved = await desk().save(null, null, { ...draft, ...change })
  if (!saved) throw new Error('saved without a number')
  return saved
}

describe('a template', () => {
  it('is kept as it was designed, whatever its kinds', async () => {
    const templates = desk()
    await fc.assert(
      fc.asyncProperty(drafts, async (wanted) => {
        const saved = await templates.save(null, null, wanted)
        expect(templateDraftSchema.parse(saved)).toEqual(wanted)
        expect(await templates.template(saved?.id ?? '')).toEqual(saved)
      }),
      { numRuns: 150 },
    )
  })

  it('keeps nothing of the kinds that it had before', async () => {
    const templates = desk()
    const { id } = await saveNew()
    await fc.assert(
      fc.asyncProperty(drafts, async (wanted) => {
        const { revision } = await templates.template(id)
        expect(templateDraftSchema.parse(await templates.save(id, revision, wanted))).toEqual(
          wanted,
        )
      }),
      { numRuns: 150 },
    )
  })

  it('is listed with the others, the highest rank first', async () => {
    const [low, high] = [await saveNew({ rank: 1 }), await saveNew({ rank: 9 })]
    const { rows, more } = (await desk().list?.(1)) ?? { rows: [], more: true }
    expect([rows.slice(0, 2), more]).toEqual([[high, low], false])
  })

  it('is listed to the last page', async () => {
    for (let index = 0; index < 25; index++) await saveNew({ name: `券${index}` })
    const list = desk().list
    const pages = [await list?.(1), await list?.(2)]
    expect(pages.map((page) => page?.more)).toEqual([true, false])
    const ids = pages.flatMap((page) => page?.rows ?? []).map(({ id }) => id)
    expect(new Set(ids).size).toBe(26)
  })

  it('that nobody knows is gone, and so is one that is saved under its number', async () => {
    expect(await problemOf(desk().template('4711'))).toEqual({ code: 'template.gone' })
    expect(await problemOf(desk().save('4711', null, draft))).toEqual({ code: 'template.gone' })
  })
})

describe('a save', () => {
  it('over what somebody else saved meanwhile is a conflict, and changes nothing', async () => {
    const mine = await saveNew()
    const theirs = await desk().save(mine.id, mine.revision, { ...draft, name: '别人改的' })
    const late = desk().save(mine.id, mine.revision, { ...draft, name: '我改的' })
    expect(await problemOf(late)).toEqual({ code: 'template.conflict' })
    expect(await desk().template(mine.id)).toEqual(theirs)
  })

  it('that the back end refuses names the fields of the draft', async () => {
    const problem = await problemOf(
      desk().save(null, null, {
        ...draft,
        levelId: '77',
        scope: { kind: 'stores', stores: [{ id: '99', name: null }] },
        benefit: { kind: 'percentage', payParts: 10_000 },
      }),
    )
    expect(problem).toMatchObject({
      code: 'template.refused',
      fields: expect.arrayContaining(
        ['benefit', 'levelId', 'scope'].map((field) => expect.objectContaining({ field })),
      ),
    })
    expect(
      problem?.code === 'template.refused' && problem.fields.map(({ message }) => message),
    ).toEqual(expect.arrayContaining([expect.stringContaining('没有编号为 77 的等级')]))
  })
})

describe('a back end that is not ours', () => {
  const { backEnd } = useYunShop()
  const view = (coupon: object) => ({ result: 1, msg: '', data: { coupon, memberlevels: [] } })
  const answering = async (answer: object): Promise<TemplateDesk> => {
    const { templates } = await backEnd({ 'coupon.coupon.coupon-view': answer })
    if (!templates) throw new Error('no templates')
    return templates
  }

  it('has a template of a kind that nobody knows: it is there, and not understood', async () => {
    const templates = await answering(view({ id: 7, name: '券', use_type: 77, coupon_method: 1 }))
    expect(await problemOf(templates.template('7'))).toMatchObject({ code: 'api.unexpected' })
  })

  it('shows another template than was asked for: this one is gone', async () => {
    const templates = await answering(view({ id: 8, name: '券', coupon_method: 1, deduct: '5' }))
    expect(await problemOf(templates.template('7'))).toEqual({ code: 'template.gone' })
  })

  it('tells no levels without a template, and so there are none to choose', async () => {
    const templates = await answering({ result: 0, msg: '参数错误', data: [] })
    expect(await templates.levels()).toEqual([])
  })
})

describe('the choices', () => {
  it('are a problem while the line is cut, not none', async () => {
    const templates = desk()
    await api.close()
    expect(await problemOf(templates.levels())).toMatchObject({ code: 'api.unreachable' })
  })

  it('are told without any template', async () => {
    expect((await desk().levels()).map(({ name }) => name)).toContain('普通会员')
  })

  it('have no list where the installation names no route', () => {
    expect(desk('').list).toBeNull()
  })
})
