import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Member, PhoneLook } from '@shared/domain/member'
import { ProblemError } from '@shared/ipc/result'
import { createCashierCalls } from '../../../src-main/counter/cashier-calls'
import type { Desk } from '../../../src-main/counter/ports'
import { suggestAsked, suggestKnown } from '../../../src-main/counter/suggest-members'
import { silentLog } from '../../../src-main/log'
import { createCache } from '../../../src-main/store/cache'
import { scriptedGateway } from '../../support/scripted-gateway'
import { tempFolder } from '../../support/temp-folder'

const HERE = 'training'
const member = (id: string, change: Partial<Member>): Member => ({
  ...{ id, name: null, phone: null, cardNumber: null, level: null },
  ...change,
})
const LIN = member('1', { name: '林小满', phone: '13800002046' })
const YE = member('2', { name: '叶琳', phone: '13900002046', cardNumber: 'LX88' })

/** A counter that knows 林小满; its back end answers every search in the same way, and is counted. */
function aCounter(
  answer: readonly Member[] | ProblemError,
  offline = false,
  phoneLook: PhoneLook = 'middle',
) {
  const cache = createCache(join(tempFolder(), 'cache.db'), silentLog)
  onTestFinished(() => cache.close())
  cache.learnMembers(HERE, [LIN])
  const asked: string[] = []
  const gateway: Desk['gateway'] = {
    ...scriptedGateway({}),
    capabilities: new Set(['member-search']),
    async searchMembers(keyword) {
      asked.push(keyword)
      if (answer instanceof ProblemError) throw answer
      return [...answer]
    },
  }
  const desk: Desk = {
    ...{ connectionId: HERE, gateway, timeZone: 'Asia/Shanghai', training: true },
    ...{ shop: null, cashier: null, shopName: () => null, phoneLook },
  }
  const tools = { cache, calls: createCashierCalls(), isOffline: () => offline }
  return { cache, desk, asked, ask: (text: string) => suggestAsked(text, desk, tools) }
}
const idsOf = (rows: readonly { member: { id: string } }[] | null) =>
  rows?.map((row) => row.member.id)

describe('what is known here', () => {
  it('is suggested with the phone masked, and what was typed told as it is shown', () => {
    const { cache, desk } = aCounter([])
    expect(suggestKnown('2046', desk, cache)).toEqual([
      {
        member: { ...LIN, phone: '138 **** 2046' },
        match: { rank: 'exact', field: 'phone', spans: [[9, 13]] },
        lately: false,
      },
    ])
    expect(suggestKnown('8000', desk, cache)[0]?.match?.spans).toEqual([[2, 7]])
  })

  it.each([
    ['full', '138 **** 2046'],
    ['lastFour', '*** **** 2046'],
  ] as const)('shows of a phone no more than a list may, with %s numbers', (look, phone) => {
    const { cache, desk } = aCounter([], false, look)
    expect(suggestKnown('2046', desk, cache)).toMatchObject([
      { member: { phone }, match: { spans: [[9, 13]] } },
    ])
  })

  it('tells who was here lately', () => {
    const { cache, desk } = aCounter([])
    cache.seen(HERE, LIN.id, 1)
    expect(suggestKnown('lxm', desk, cache)).toMatchObject([
      { lately: true, match: { field: 'name' } },
    ])
  })
})

describe('whom the back end finds', () => {
  it('comes among those who are known, in their order, and is known from then on', async () => {
    const { ask, cache, desk } = aCounter([YE])
    expect(idsOf(await ask('2046'))).toEqual(['1', '2'])
    expect(idsOf(suggestKnown('lx88', desk, cache))).toEqual(['2'])
  })

  it('comes last where nothing tells why', async () => {
    const rows = await aCounter([YE, LIN]).ask('xiaoman')
    expect(idsOf(rows)).toEqual(['1', '2'])
    expect(rows?.[1]).toMatchObject({ match: null, member: { phone: '139 **** 2046' } })
  })

  it('is asked for by digits alone, whatever stands between them', async () => {
    const { ask, asked } = aCounter([])
    await ask('+86 138-0000-2046')
    await ask(' 林小 ')
    expect(asked).toEqual(['13800002046', '林小'])
  })

  it.each(['1', '20', '林', 'l', '{"a":1}', ''])('is not asked for %j', async (text) => {
    const { ask, asked } = aCounter([YE])
    expect(await ask(text)).toBeNull()
    expect(asked).toEqual([])
  })

  it('is not asked for by a back end that cannot search or is silent', async () => {
    const offline = aCounter([YE], true)
    expect(await offline.ask('2046')).toBeNull()
    expect(offline.asked).toEqual([])
    const mute = aCounter([YE])
    mute.desk.gateway = { ...mute.desk.gateway, capabilities: new Set() }
    expect(await mute.ask('2046')).toBeNull()
    expect(mute.asked).toEqual([])
  })

  it('is left out when the search fails', async () => {
    const problem = new ProblemError({ code: 'api.timeout', seconds: 10 })
    expect(await aCounter(problem).ask('2046')).toBeNull()
  })
})
