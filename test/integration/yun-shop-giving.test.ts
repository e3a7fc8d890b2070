import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InProcessApi } from '../support/embedded-api'
import { givingDesk, startGivingApi } from '../support/giving-desk'
import { ROUTES } from '../support/yun-shop-api'

const NOW = Date.parse('2030-05-16T10:00:00+08:00')

let now: number
let api: InProcessApi
let desk: ReturnType<typeof givingDesk>
beforeEach(async () => {
  now = NOW
  api = await startGivingApi(() => now)
  desk = givingDesk(api)
})
afterEach(() => api.close())

describe('who gets one', () => {
  it('finds members by id, phone and card, each once, and says of the others why not', async () => {
    const id = await desk.template()
    const list = [' 10001 ', '199-0000 0002', '886610003', '10002', '8866 10001', 'NOBODY', '19900000003'] // prettier-ignore
    const expected = {
      members: 3,
      without: [
        { entry: '10002', reason: 'repeated' },
        { entry: '8866 10001', reason: 'repeated' },
        { entry: 'NOBODY', reason: 'unknown' },
        { entry: '19900000003', reason: 'ambiguous' },
      ],
      without_count: 4,
    }
    expect(await desk.check(id, list)).toEqual({
      status: 200,
      result: 1,
      msg: 'ok',
      data: expected,
    })
    expect(await desk.figures(id)).toEqual([0, 0, 0])
    expect((await desk.toList(id, ...list)).data).toEqual(expected)
    expect(await desk.figures(id)).toEqual([3, 0, 3])
    for (const member of [10_001, 10_002, 10_003])
      expect(await desk.heldBy(member, id)).toHaveLength(1)
    expect(await desk.heldBy(20_003, id)).toEqual([])
  })

  it('gives one member no more than `get_max`, whatever became of the earlier ones', async () => {
    const id = await desk.template({ 'coupon[get_max]': 2 })
    await desk.toList(id, 10_001)
    const [held] = await desk.heldBy(10_001, id)
    await desk.yun.post(ROUTES.writeOff, { id: held?.id ?? 0 })
    await desk.toList(id, 10_001)
    expect((await desk.toList(id, 10_001, 10_002)).data).toEqual({
      members: 1,
      without: [{ entry: '10001', reason: 'hasEnough' }],
      without_count: 1,
    })
    expect(await desk.figures(id)).toEqual([3, 1, 2])
  })

  it('gives out no more than `total`, to the first of the list', async () => {
    const id = await desk.template({ 'coupon[total]': 3 })
    await desk.toList(id, 10_001)
    const expected = {
      members: 2,
      without: [
        { entry: '10003', reason: 'noneLeft' },
        { entry: '20003', reason: 'noneLeft' },
      ],
      without_count: 2,
    }
    const list = [10_002, 10_001, 10_003, 20_003]
    expect((await desk.check(id, list)).data).toEqual(expected)
    expect((await desk.toList(id, ...list)).data).toEqual(expected)
    expect(await desk.figures(id)).toEqual([3, 0, 3])
  })

  it('gives a level what is for it, and all members what is for everybody', async () => {
    const golden = await desk.template({ 'coupon[level_limit]': 2 })
    const otherLevel = {
      members: 2,
      without: [
        { entry: '10001', reason: 'otherLevel' },
        { entry: '10002', reason: 'otherLevel' },
      ],
      without_count: 2,
    }
    expect((await desk.give(golden, { level_id: -1 })).data).toEqual(otherLevel)
    expect((await desk.give(golden, { level_id: 2 })).data).toMatchObject({ members: 2 })
    const everybody = await desk.template({ 'coupon[get_type]': 0 })
    expect((await desk.give(everybody, { level_id: 1 })).data).toMatchObject({ members: 2 })
    expect((await desk.give(everybody, { level_id: -1 })).data).toMatchObject({ members: 4 })
    expect((await desk.heldBy(10_001, everybody)).length).toBe(2)
  })

  it('names the first 200 of those who get none and counts all', async () => {
    const id = await desk.template()
    const strangers = Array.from({ length: 5_000 }, (_, index) => `card-number-of-nobody-${index}`)
    const { data } = await desk.check(id, strangers)
    const { without, ...counts } = data as { without: { entry: string }[] }
    expect(counts).toEqual({ members: 0, without_count: 5_000 })
    expect(without).toHaveLength(200)
    expect(without.at(-1)).toEqual({ entry: 'card-number-of-nobody-199', reason: 'unknown' })
  })
})

describe('giving once', () => {
  it('answers the same request alike and gives nothing more', async () => {
    const id = await desk.template()
    const send = (receivers: number[], to = id) =>
      desk.yun.post(ROUTES.give, { id: to, request_id: 'same', 'receivers[]': receivers })
    const first = await send([10_001, 10_001, 10_002])
    expect(first.data).toMatchObject({ members: 2, without_count: 1 })
    expect(await send([10_001, 10_001, 10_002])).toEqual(first)
    expect(await send([10_003])).toEqual(first)
    expect(await desk.figures(id)).toEqual([2, 0, 2])
    const other = await desk.template()
    expect(await send([10_001], other)).toMatchObject({ result: 0, data: { code: 2010 } })
    const recall = await desk.yun.post(ROUTES.recall, { id, request_id: 'same' })
    expect(recall).toMatchObject({ result: 0, data: { code: 2010 } })
    await desk.yun.post(ROUTES.writeOff, { id: 1, request_id: 'redeemed' })
    const redeemed = await desk.give(id, { request_id: 'redeemed', 'receivers[]': 10_001 })
    expect(redeemed).toMatchObject({ result: 0, data: { code: 2010 } })
  })

  it('gives once when the same request comes twenty times at once', async () => {
    const id = await desk.template()
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => desk.give(id, { request_id: 'burst', level_id: -1 })),
    )
    for (const { data } of answers) expect(data).toEqual(answers[0]?.data)
    expect(await desk.figures(id)).toEqual([4, 0, 4])
  })

  it('keeps to the total when many give at once', async () => {
    const id = await desk.template({ 'coupon[total]': 6 })
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => desk.give(id, { level_id: -1 })),
    )
    const members = answers.map(({ data }) => (data as { members: number }).members)
    expect(members.reduce((sum, count) => sum + count)).toBe(6)
    expect(await desk.figures(id)).toEqual([6, 0, 6])
  })

  it('remembers no refusal', async () => {
    const id = await desk.template({ 'coupon[status]': 0 })
    const send = () =>
      desk.yun.post(ROUTES.give, { id, request_id: 'again', 'receivers[]': 10_001 })
    expect(await send()).toMatchObject({ result: 0 })
    await desk.yun.post(ROUTES.edit, { id, 'coupon[status]': 1 })
    expect(await send()).toMatchObject({ result: 1, data: { members: 1 } })
  })
})
