import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Member } from '@shared/domain/member'
import { digitsOf, RANKS } from '@shared/domain/member-match'
import { createRanking, HITS_MAX, type Candidate, type Hit } from '@shared/domain/member-rank'
import { isNear } from '@shared/domain/one-letter'
import { readQuery, type SearchQuery } from '@shared/domain/search-query'

const READINGS: Record<string, string[]> = {
  单: ['shan', 'dan'],
  曾: ['zeng', 'ceng'],
  陈: ['chen'],
  思: ['si'],
  琪: ['qi'],
  张: ['zhang'],
}
const readingsOf = (character: string) => READINGS[character] ?? []

const aMember = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: null,
  phone: null,
  cardNumber: null,
  level: null,
  ...given,
})

function query(typed: string): SearchQuery {
  const read = readQuery(typed)
  if (!read) throw new Error(`${typed} means nobody`)
  return read
}

function rank(typed: string, candidates: Candidate[], forgive = true): Hit[] {
  const ranking = createRanking(query(typed), readingsOf)
  ranking.add(candidates, forgive)
  return ranking.top()
}

const unseen = (member: Member): Candidate => ({ member, seenAt: null })

describe('the order of the rows', () => {
  it('is exact, prefix, part with those who were here lately first, and mistakes last', () => {
    const rows = rank('chen', [
      unseen(aMember('mistake', { name: '张chan' })),
      unseen(aMember('part', { name: '张陈' })),
      { member: aMember('here', { name: '单陈' }), seenAt: 5 },
      unseen(aMember('prefix', { name: '陈思' })),
      unseen(aMember('exact', { name: '陈' })),
    ])
    expect(rows.map(({ member }) => member.id)).toEqual([
      'exact',
      'prefix',
      'here',
      'part',
      'mistake',
    ])
  })
})

describe('what is marked', () => {
  it.each([
    ['csq', '陈思琪', [[0, 3]]],
    ['sq', '陈思琪', [[1, 3]]],
    [
      '陈琪',
      '陈·思琪',
      [
        [0, 1],
        [3, 4],
      ],
    ],
    ['dan', '单 思', [[0, 1]]],
    ['ohn', 'Mary John', [[6, 9]]],
    [
      'mj',
      'Mary John',
      [
        [0, 1],
        [5, 6],
      ],
    ],
    ['josé', 'José', [[0, 4]]],
  ])('of %s in %s', (typed, name, spans) => {
    expect(rank(typed, [unseen(aMember('1', { name }))])[0]?.match.spans).toEqual(spans)
  })
})

describe('what is typed is no search', () => {
  it.each(['', '  ', '·', '{"mid":7}', 'https://a.example/7', 'mid=7', 'x'.repeat(40), '\u202e'])(
    'where it is %j',
    (typed) => {
      expect(readQuery(typed)).toBeNull()
    },
  )
})

describe('one letter is forgiven', () => {
  it.each([
    ['chen', 'chan', true],
    ['chen', 'cheng', true],
    ['chen', 'hcen', true],
    ['chen', 'che', true],
    ['chen', 'nehc', false],
    ['chen', 'cha', false],
    ['ab', 'ba', true],
    ['abcd', 'badc', false],
  ])('of %s and %s: %s', (one, other, near) => {
    expect([isNear(one, other), isNear(other, one)]).toEqual([near, near])
  })
})

const name = fc.oneof(
  fc
    .array(fc.constantFrom(...Object.keys(READINGS)), { minLength: 1, maxLength: 4 })
    .map((characters) => characters.join('')),
  fc.constantFrom('Mary Johnson', 'John', 'Zoë Li', '陈Anna'),
)
const phone = fc.stringMatching(/^1[3-9]\d{9}$/)
const members = fc
  .array(fc.record({ name, phone, card: fc.stringMatching(/^V\d{3}$/) }), { maxLength: 60 })
  .map((all) =>
    all.map(({ card, ...given }, at) => aMember(String(at + 1), { ...given, cardNumber: card })),
  )
const typed = fc.oneof(
  fc.stringMatching(/^[a-z]{1,8}$/),
  fc.stringMatching(/^\d{3,11}$/),
  fc.constantFrom('chensq', 'csiqi', 'shan', 'zs', 'joh', 'V1', '单', '思琪', 'jonhson'),
)

/** Letters of the name in the order in which they may be typed. */
const spelled = ({ name: given }: Member) =>
  [...(given ?? '').toLowerCase()].map((it) => [it, ...readingsOf(it)].join(' ')).join(' ')

describe('whatever is typed', () => {
  it('a row holds it, better ranks come first, nobody twice, and never more than fit', () => {
    fc.assert(
      fc.property(members, typed, fc.boolean(), (all, text, forgive) => {
        const rows = rank(text, all.map(unseen), forgive)
        const asked = query(text)
        expect(rows.length).toBeLessThanOrEqual(HITS_MAX)
        expect(new Set(rows.map(({ member }) => member.id)).size).toBe(rows.length)
        const ranks = rows.map(({ match }) => RANKS.indexOf(match.rank))
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
        if (!forgive) expect(rows.every(({ match }) => match.rank !== 'mistake')).toBe(true)
        for (const { member, match } of rows) {
          if (match.field === 'phone') {
            const [[from, to] = [0, 0]] = match.spans
            expect(digitsOf(member.phone).slice(from, to)).toBe(asked.digits)
          } else if (match.field === 'card') {
            expect(member.cardNumber?.toLowerCase().startsWith(asked.card)).toBe(true)
          } else if (match.field === 'name' && match.rank !== 'mistake') {
            const letters = spelled(member).normalize('NFD')
            for (const letter of asked.text) expect(letters).toContain(letter)
          }
        }
      }),
    )
  })

  it('the rows are the same in whatever order the candidates come', () => {
    fc.assert(
      fc.property(members, typed, (all, text) => {
        const candidates = all.map(unseen)
        expect(rank(text, candidates.toReversed())).toEqual(rank(text, candidates))
      }),
    )
  })

  it('a whole name, phone or card leads to its member', () => {
    fc.assert(
      fc.property(members, (all) => {
        for (const member of all) {
          for (const text of [member.name, member.phone, member.cardNumber]) {
            const rows = rank(text ?? '', [unseen(member)])
            expect(rows[0]?.match.rank).toBe('exact')
          }
        }
      }),
    )
  })
})
