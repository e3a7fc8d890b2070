import { describe, expect, it } from 'vitest'
import type { RedemptionState } from '@shared/domain/redemption-state'
import type { RedemptionRecord } from '../../../src-main/counter/ports'
import type { SourceRow } from '../../../src-main/records/record-source'
import { at, BEFORE, DAY, engineOf, record, row } from '../../support/two-halves'

const TEN = at(DAY, '10:00:00')

/** What is told of one redemption that both sides have. */
async function toldOf(here: Partial<SourceRow>, there: Partial<RedemptionRecord>) {
  const { list, half } = engineOf([row('c', DAY, '10:00:00', here)])
  return (await list(half([record('c', TEN, there)]))).told
}

describe('what only this terminal has', () => {
  it.each<[RedemptionState, string]>([
    ['accepted', 'notListed'],
    ['pending', 'notSent'],
    ['sending', 'inDoubt'],
    ['unknown', 'inDoubt'],
    ['undoing', 'inDoubt'],
    ['parked', 'parked'],
  ])('of one that is %s: %s', async (state, why) => {
    const { list, half } = engineOf([row('c', DAY, '10:00:00', { state })])
    expect((await list(half([]))).told).toEqual([`c terminal ${why}`])
  })

  it('is to be written off by hand where this terminal alone took it for accepted', async () => {
    const { list, half } = engineOf([row('c', DAY, '10:00:00', { byHand: true })])
    expect((await list(half([]))).told).toEqual(['c terminal byHand'])
  })

  it('is nothing of the days that the back end had no room for', async () => {
    const { list, half } = engineOf([
      row('before', DAY, '09:59:59'),
      row('at', DAY, '10:00:00'),
      row('after', DAY, '10:00:01'),
    ])
    const remote = half([record('later', at(DAY, '12:00:00')), record('oldest', TEN)])
    const missing = ['after terminal notListed', 'at terminal notListed']
    const there = ['later backend elsewhere', 'oldest backend elsewhere']
    expect((await list(remote)).told.toSorted()).toEqual(
      [...missing, 'before terminal notListed', ...there].toSorted(),
    )
    expect((await list({ ...remote, truncated: true })).told.toSorted()).toEqual(
      [...missing, ...there].toSorted(),
    )
  })

  it('is what was accepted up to the moment at which the back end was asked', async () => {
    const { list, half } = engineOf([
      row('by then', DAY, '10:00:00', { changedAt: TEN }),
      row('a moment later', DAY, '10:00:00', { changedAt: TEN + 1 }),
    ])
    expect((await list(half([], TEN))).told).toEqual(['by then terminal notListed'])
  })

  it('is taken back from then on, and not before', async () => {
    const { list, half } = engineOf([
      row('by then', DAY, '09:00:00', { state: 'voided', changedAt: TEN }),
      row('a moment later', DAY, '09:10:00', { state: 'refused', changedAt: TEN + 1 }),
    ])
    const listed = [
      record('a moment later', at(DAY, '09:10:00')),
      record('by then', at(DAY, '09:00:00')),
    ]
    expect((await list(half(listed, TEN))).told).toEqual(['by then backend voidedHere'])
  })
})

describe('what only the back end has', () => {
  it.each<[string | null, string]>([
    ['1', 'elsewhere'],
    [null, 'elsewhere'],
    ['2', 'otherShop'],
  ])('for the shop %j: %s', async (shopId, why) => {
    const { list, half } = engineOf([row('own', BEFORE, '10:00:00')])
    expect((await list(half([record('c', TEN, { shopId })]))).told).toEqual([`c backend ${why}`])
  })
})

it('to a terminal that stands in no shop, none is another one', async () => {
  const { list, half } = engineOf([], { shopId: null })
  expect((await list(half([record('c', TEN, { shopId: '2' })]))).told).toEqual([
    'c backend elsewhere',
  ])
})

it('a difference is told by its kind, with its reason or its fields', async () => {
  const { list, half } = engineOf([
    row('here', DAY, '08:00:00'),
    row('both', DAY, '09:00:00', { shopId: '2' }),
  ])
  const remote = half([record('there', TEN), record('both', at(DAY, '09:00:00'))])
  expect((await list(remote)).rows.map(({ difference }) => difference)).toEqual([
    { kind: 'onlyThere', why: 'elsewhere' },
    { kind: 'differs', fields: ['shop'] },
    { kind: 'onlyHere', why: 'notListed' },
  ])
})

describe('what both have', () => {
  it('is compared with its own template, whichever it is', async () => {
    const { list, half } = engineOf([
      row('1', DAY, '10:00:00'),
      row('2', DAY, '10:00:00', { templateId: '8', title: '另一张券' }),
      row('3', DAY, '10:00:00', { templateId: '', title: '第三张券' }),
    ])
    const told = (...templates: string[]) =>
      list(half(templates.map((templateId, at) => record(`${at + 1}`, TEN, { templateId }))))
    expect((await told('7', '8', '9')).told).toEqual([])
    expect((await told('8', '7', '9')).told.toSorted()).toEqual([
      '1 both template',
      '2 both template',
    ])
  })

  it.each<[string, Partial<SourceRow>, Partial<RedemptionRecord>]>([
    ['the same', {}, {}],
    ['a member’s number in other letters', { memberId: 'm7A' }, { memberId: 'M7a' }],
    ['no member there', {}, { memberId: '' }],
    ['no shop there', {}, { shopId: null }],
    ['no template there', {}, { templateId: '' }],
    // Told apart by their titles, a number says nothing against it.
    ['no template here', { templateId: '' }, { templateId: '9' }],
    ['other staff, another title', {}, { staffId: '77', title: '另一张券' }],
    ['some minutes apart', {}, { at: at(DAY, '10:07:00') }],
  ])('with %s is no difference', async (_what, here, there) => {
    expect(await toldOf(here, there)).toEqual([])
  })

  it.each<[string, Partial<RedemptionRecord>]>([
    ['member', { memberId: '10002' }],
    ['shop', { shopId: '2' }],
    ['template', { templateId: '8' }],
    ['member,shop,template', { memberId: '10002', shopId: '2', templateId: '8' }],
  ])('differs in %s', async (fields, there) => {
    expect(await toldOf({}, there)).toEqual([`c both ${fields}`])
  })

  it('differs in the day where one side counts it to the next, on both of these days', async () => {
    const { list, half } = engineOf([row('c', BEFORE, '23:59:59')])
    const remote = half([record('c', at(DAY, '00:00:01'))])
    for (const day of [BEFORE, DAY]) {
      const { told, counts } = await list(remote, 'difference', { from: day, to: day })
      expect(told).toEqual(['c both day'])
      expect(counts.difference).toEqual({ onlyHere: 0, onlyThere: 0, differs: 1 })
    }
  })

  it('is the redemption that is nearest in time, each once', async () => {
    const { list, half } = engineOf([
      row('c', DAY, '09:00:00', { memberId: '1' }),
      row('c', DAY, '15:00:00', { memberId: '2' }),
    ])
    const late = record('c', at(DAY, '15:00:05'), { memberId: '2' })
    const early = record('c', at(DAY, '09:00:05'), { memberId: '1' })
    expect((await list(half([late, early]))).told).toEqual([])
    expect((await list(half([early, late]))).told).toEqual([])
    // A third is nobody's, and is not hung on to one that has its own.
    const third = record('c', at(DAY, '15:00:09'), { memberId: '2' })
    expect((await list(half([late, early, third]))).told).toHaveLength(1)
  })
})
