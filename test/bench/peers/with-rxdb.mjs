import { createRxDatabase } from 'rxdb/plugins/core'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { readingsOf } from '../../../src-main/store/search/pinyin'

const text = (maxLength) => ({ type: 'string', maxLength })
const FIELDS = {
  id: text(20),
  name: text(40),
  phone: text(20),
  tail: text(4),
  cardNumber: text(20),
  level: text(20),
  sound: text(60),
  initials: text(20),
}
const INDEXES = ['phone', 'tail', 'cardNumber', 'name', 'sound', 'initials']
const LAST = '\uffff'
// It has no index of many entries: what stands in the middle of a name or number can only be read through.
const UNINDEXED = ['phone-part', 'name-part', 'name-one', 'name-ends', 'name-letters']
const UNPLANNED = ['pinyin-given', 'mixed', 'mixed-last', 'one-letter']

/** RxDB over Dexie, as its pages recommend for a browser without a licence: plain indexes. */
export async function openRxdb() {
  const database = await createRxDatabase({
    name: 'members-rx',
    storage: getRxStorageDexie(),
    multiInstance: false,
  })
  const schema = {
    ...{ version: 0, primaryKey: 'id', type: 'object', properties: FIELDS },
    required: Object.keys(FIELDS),
    indexes: INDEXES,
  }
  const { members } = await database.addCollections({ members: { schema } })
  const ask = async (selector, limit) => {
    const found = await members.find({ selector, limit }).exec()
    return found.map((document) => document.toMutableJSON())
  }
  const beginning = (name, value, limit) =>
    ask({ [name]: { $gte: value, $lt: value + LAST } }, limit)
  return {
    answers: (kind) => !UNINDEXED.includes(kind) && !UNPLANNED.includes(kind),
    add: (people) => members.bulkInsert(people.map(rowOf)),
    byField: (name, how, value, limit) =>
      how === 'is' ? ask({ [name]: { $eq: value } }, limit) : beginning(name, value, limit),
    byTokens: () => [],
    byText: async (typed, limit) => [
      ...(await beginning('initials', typed, limit)),
      ...(await beginning('sound', typed, limit)),
    ],
    nearly: () => [],
  }
}

function rowOf(member) {
  const readings = [...member.name].map((character) => readingsOf(character)[0] ?? character)
  return {
    ...member,
    level: member.level ?? '',
    tail: member.phone.slice(-4),
    sound: readings.join('').toLowerCase(),
    initials: readings
      .map(([first]) => first)
      .join('')
      .toLowerCase(),
  }
}
