import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Member } from '@shared/domain/member'
import { digitsOf, RANKS } from '@shared/domain/member-match'
import { createRanking, HITS_MAX, type Candidate, type Hit } from '@shared/domain/member-rank'
import { readQuery, withoutSigns, type SearchQuery } from '@shared/domain/search-query'
import { readingsOf } from '../../support/readings'

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

  it('is by the last visit, then by how much was typed out, then by the id', () => {
    const rows = rank('chene', [
      unseen(aMember('2', { name: '陈恩尔' })),
      unseen(aMember('12', { name: '陈恩娥' })),
      unseen(aMember('10', { name: '陈恩娥' })),
      unseen(aMember('11', { name: '陈恩娥' })),
      unseen(aMember('9', { name: '陈恩娥' })),
      { member: aMember('31', { name: '陈恩尔' }), seenAt: 5 },
      { member: aMember('32', { name: '陈恩尔' }), seenAt: 8 },
      { member: aMember('30', { name: '陈恩尔' }), seenAt: 7 },
    ])
    expect(rows.map(({ member }) => member.id)).toEqual([
      ...['32', '30', '31'],
      ...['9', '10', '11', '12', '2'],
    ])
  })

  it('ends where no more are shown', () => {
    const many = Array.from({ length: HITS_MAX + 5 }, (_, at) => aMember(String(at + 100)))
    const rows = rank(
      '陈',
      many.map((member) => unseen({ ...member, name: '陈思' })),
    )
    expect(rows.map(({ member }) => member.id)).toEqual(many.slice(0, HITS_MAX).map(({ id }) => id))
  })
})

describe('those who came', () => {
  const chen = (name: string) => [unseen(aMember('1', { name }))]

  it('stay as they were when they come again', () => {
    const ranking = createRanking(query('chen'), readingsOf)
    ranking.add(chen('陈思'))
    ranking.add([{ member: aMember('1', { name: '陈' }), seenAt: 5 }])
    expect(ranking.top()).toMatchObject([{ seenAt: null, match: { rank: 'prefix' } }])
  })

  it('are forgiven no letter unless that is asked for', () => {
    const ranking = createRanking(query('chan'), readingsOf)
    ranking.add(chen('陈'))
    expect(ranking.top()).toEqual([])
    ranking.add(chen('陈'), true)
    expect(ranking.top()).toMatchObject([{ match: { rank: 'mistake' } }])
  })

  it('are counted up to a rank', () => {
    const ranking = createRanking(query('chen'), readingsOf)
    const names = ['陈', '陈思', '陈琪', '张陈', 'Chan']
    const all = names.map((name, at) => unseen(aMember(String(at), { name })))
    ranking.add(all, true)
    expect(RANKS.map((least) => ranking.count(least))).toEqual([1, 3, 4, 5])
  })

  it('without a name are found by no letter', () => {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
      expect(rank(letter, [unseen(aMember('1'))])).toEqual([])
    }
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

const name = fc.oneof(
  fc
    .array(fc.constantFrom('单', '曾', '陈', '思', '琪', '张'), { minLength: 1, maxLength: 4 })
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
            expect(withoutSigns(member.cardNumber ?? '').startsWith(asked.text)).toBe(true)
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
