// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSession } from '@renderer/stores/session'
import type { Suggestion } from '@shared/domain/suggestion'
import { field, openCounter, part, parts, press, type } from './counter-driver'
import { sheetOf, view } from './counter-fixtures'

let counter: Awaited<ReturnType<typeof openCounter>>
let bridge: typeof counter.bridge
beforeEach(async () => {
  counter = await openCounter()
  bridge = counter.bridge
})
afterEach(() => counter.close())

function row(id: string, name: string, spans: [number, number][] = [[0, 1]]): Suggestion {
  return {
    member: { id, name, phone: '138 **** 2046', cardNumber: null, level: null },
    match: { rank: 'prefix', field: 'name', spans },
    lately: id === '1',
  }
}
const LIN = row('1', '林小满')
const LIN_YE = row('2', '林叶')
const LIN_XI = row('3', '林西')

async function suggest(text: string, ...rows: Suggestion[]): Promise<void> {
  await type(text)
  bridge.answer('members.suggest', rows)
  await flushPromises()
}
/** Nothing more is typed, and the back end is asked. */
const rest = () => vi.advanceTimersByTimeAsync(250)
const shown = () => parts('suggest-row').map(({ dataset }) => dataset['memberId'])
const active = () =>
  parts('suggest-row').find((one) => one.getAttribute('aria-selected') === 'true')?.dataset[
    'memberId'
  ]

describe('while somebody types', () => {
  it('members are suggested, with what was typed marked in them', async () => {
    await suggest('林', LIN, LIN_YE)
    expect(shown()).toEqual(['1', '2'])
    expect(parts('suggest-row')[0]?.querySelector('mark')?.textContent).toBe('林')
    expect(parts('suggest-row')[0]?.textContent).toContain('最近来过')
    expect(field().getAttribute('aria-controls')).toBe('suggest-list')
  })

  it('an answer to an older text is dropped', async () => {
    await type('林')
    await suggest('林小', LIN_YE)
    expect(shown()).toEqual([])
    bridge.answer('members.suggest', [LIN])
    await flushPromises()
    expect(shown()).toEqual(['1'])
  })

  it('the back end is asked once for the text that stays', async () => {
    await suggest('林', LIN)
    await suggest('林小', LIN)
    await rest()
    const asked = bridge.made('members.suggest').filter((one) => (one as { ask: boolean }).ask)
    expect(asked).toEqual([{ text: '林小', ask: true }])
  })

  it('who comes from the back end comes behind those on the screen', async () => {
    await suggest('林', LIN, LIN_YE)
    await press('ArrowDown')
    await rest()
    bridge.answer('members.suggest', [LIN_XI, LIN_YE, LIN])
    await flushPromises()
    expect([shown(), active()]).toEqual([['1', '2', '3'], '1'])
  })

  it('a back end that was not asked or does not answer changes nothing', async () => {
    await suggest('林', LIN)
    await rest()
    bridge.answer('members.suggest', null)
    await flushPromises()
    expect(shown()).toEqual(['1'])
  })

  it('an empty field suggests nothing, and neither does a code', async () => {
    await suggest('林', LIN)
    await type('{"member_id":1}')
    expect(part('suggest')).toBeNull()
    await suggest('林', LIN)
    await press('Escape')
    expect([part('suggest'), field().value]).toEqual([null, ''])
  })
})

describe('a suggested member', () => {
  it('is opened by the arrows and Enter', async () => {
    await suggest('林', LIN, LIN_YE)
    await press('ArrowDown')
    await press('ArrowDown')
    expect(field().getAttribute('aria-activedescendant')).toBe('suggest-1')
    await press('Enter')
    expect(bridge.made('counter.openMember')).toEqual([{ memberId: '2', fresh: false }])
    bridge.answer('counter.openMember', sheetOf([view('10')]))
    await flushPromises()
    expect([part('suggest'), field().value]).toEqual([null, ''])
  })

  it('is opened by a click', async () => {
    await suggest('林', LIN, LIN_YE)
    parts('suggest-row')[1]?.click()
    await flushPromises()
    expect(bridge.made('counter.openMember')).toEqual([{ memberId: '2', fresh: false }])
    expect(part('suggest')).toBeNull()
  })

  it('is not opened by Enter alone: that looks up what was typed', async () => {
    await suggest('林', LIN)
    await press('Enter')
    expect(bridge.made('counter.openMember')).toEqual([])
    expect(bridge.made('counter.find')).toEqual([{ text: '林' }])
    expect(part('suggest')).toBeNull()
  })

  it('the arrows go round', async () => {
    await suggest('林', LIN, LIN_YE)
    await press('ArrowUp')
    expect(active()).toBe('2')
    await press('ArrowDown')
    expect(active()).toBe('1')
  })
})

it('a name that nobody has asks for those near to it', async () => {
  await type('linxiaoman')
  await press('Enter')
  bridge.answer('counter.find', {
    kind: 'several',
    members: [LIN.member],
    more: false,
    onlyKnown: false,
    by: 'guess',
  })
  await flushPromises()
  expect(part('choice-title')?.textContent).toContain('您要找的是不是')
  // One Enter too many opens nobody.
  await press('Enter')
  expect(bridge.made('counter.openMember')).toEqual([])
  await press('ArrowDown')
  await press('Enter')
  expect(bridge.made('counter.openMember')).toEqual([{ memberId: '1', fresh: false }])
})

it('a name that is spelt in pinyin asks as well, and Enter opens the first', async () => {
  await type('linxiaoman')
  await press('Enter')
  bridge.answer('counter.find', {
    ...{ kind: 'several', more: false, onlyKnown: false, by: 'pinyin' },
    members: [LIN.member],
  })
  await flushPromises()
  expect(part('choice-title')?.textContent).toBe('按拼音找到 1 位会员')
  expect(bridge.made('counter.openMember')).toEqual([])
  await press('Enter')
  expect(bridge.made('counter.openMember')).toEqual([{ memberId: '1', fresh: false }])
})

describe('the list goes', () => {
  const found = (ids: string[]) => sheetOf(ids.map((id) => view(id)))

  it('when what was typed has changed since a row was chosen: Enter looks that up', async () => {
    await suggest('林', LIN, LIN_YE)
    await press('ArrowDown')
    // Faster than any answer.
    await type('林小满')
    await press('Enter')
    expect(bridge.made('counter.openMember')).toEqual([])
    expect(bridge.made('counter.find')).toEqual([{ text: '林小满' }])
  })

  it('when the field is left', async () => {
    await suggest('林', LIN)
    field().dispatchEvent(new FocusEvent('blur'))
    await flushPromises()
    expect(part('suggest')).toBeNull()
  })

  it('when the back end fails, there is none either', async () => {
    await type('林')
    bridge.fail('members.suggest', { code: 'internal' })
    await flushPromises()
    expect(part('suggest')).toBeNull()
  })

  it('when the text is again what the list below was found for', async () => {
    await type('林')
    await press('Enter')
    bridge.answer('counter.find', {
      ...{ kind: 'several', more: false, onlyKnown: false, by: 'search' },
      members: [LIN.member, LIN_YE.member],
    })
    await flushPromises()
    await type('林小')
    bridge.answer('members.suggest', [])
    bridge.answer('members.suggest', [LIN_XI])
    await flushPromises()
    expect(shown()).toEqual(['3'])
    await type('林')
    expect(part('suggest')).toBeNull()
  })

  it('when coupons are to be confirmed', async () => {
    await type('1')
    await press('Enter')
    bridge.answer('counter.find', { kind: 'one', sheet: found(['10']) })
    await flushPromises()
    await press(' ')
    await type('林')
    bridge.answer('members.suggest', [])
    bridge.answer('members.suggest', [LIN])
    await flushPromises()
    expect(shown()).toEqual(['1'])
    await press('F2')
    expect([part('suggest'), part('confirm-button') !== null]).toEqual([null, true])
  })

  it('when this terminal comes to stand elsewhere, or shows less of a number', async () => {
    const session = useSession()
    for (const change of [
      () => (session.place += 1),
      () => session.session && (session.session = { ...session.session, phoneLook: 'lastFour' }),
    ]) {
      await suggest('林', LIN)
      expect(shown()).toEqual(['1'])
      change()
      await flushPromises()
      expect([part('suggest'), field().value]).toEqual([null, ''])
    }
  })
})
