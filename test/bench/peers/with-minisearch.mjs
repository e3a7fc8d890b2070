import MiniSearch from 'minisearch'
import { folded } from '@shared/domain/name-units'
import { readingsOf } from '../../../src-main/store/search/pinyin'

const HAN = /^\p{Script=Han}+$/u

/**
 * MiniSearch in memory, with what it can find by the beginning of a word: numbers, every end of a name, its pinyin and
 * its initials from each character on. Pairs and triplets as in the cache would not fit into a page's memory.
 */
export function openMiniSearch() {
  const known = new Map()
  const index = new MiniSearch({
    fields: ['words'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  })
  const ask = (text, limit, options) =>
    index
      .search(text, { prefix: true, ...options })
      .slice(0, limit)
      .map(({ id }) => known.get(id))
  return {
    answers: (kind) => kind !== 'phone-part' && kind !== 'name-ends' && kind !== 'name-letters',
    add: (people) => {
      for (const member of people) known.set(member.id, member)
      index.addAll(people.map((member) => ({ id: member.id, words: wordsOf(member) })))
      return Promise.resolve()
    },
    byField: (name, how, value, limit) => {
      if (name === 'id') return known.has(value) ? [known.get(value)] : []
      return name === 'name' ? [] : ask(value, limit, { prefix: how === 'begins' })
    },
    byTokens: () => [],
    byText: (text, limit) => ask(text, limit),
    nearly: (text, limit) => ask(text, limit, { fuzzy: 1 }),
  }
}

function wordsOf({ name, phone, cardNumber }) {
  const text = folded(name).replaceAll(' ', '')
  const characters = [...text]
  const ends = characters.map((_, at) => characters.slice(at))
  const isHan = HAN.test(text)
  const readings = (end) => end.map((character) => readingsOf(character)[0] ?? character)
  const words = ends.flatMap((end) => [
    end.join(''),
    ...(isHan
      ? [
          readings(end).join(''),
          readings(end)
            .map(([first]) => first)
            .join(''),
        ]
      : []),
  ])
  return [...new Set([phone, phone.slice(-4), phone.slice(-3), cardNumber, ...words])].join(' ')
}
