import MiniSearch from 'minisearch'
import { folded } from '@shared/domain/name-units'
import { readingsOf } from '../../../src-main/store/search/pinyin'

const HAN = /^\p{Script=Han}+$/u

// What stands in the middle of a name or number would take several gigabytes more.
const UNINDEXED = ['phone-part', 'phone-three', 'name-part', 'name-one', 'name-ends']
const UNPLANNED = ['name-letters', 'pinyin-given', 'mixed', 'mixed-last']

/** MiniSearch in memory, with what it finds by the beginning of a word: numbers, the name, its pinyin and its initials. */
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
    answers: (kind) => !UNINDEXED.includes(kind) && !UNPLANNED.includes(kind),
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
  const readings = HAN.test(text) ? [...text].map((it) => readingsOf(it)[0] ?? it) : []
  const words = [text, readings.join(''), readings.map(([first]) => first).join('')]
  return [phone, phone.slice(-4), cardNumber, ...words].filter((word) => word !== '').join(' ')
}
