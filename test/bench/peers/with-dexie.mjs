import Dexie from 'dexie'
import { tokensOf } from '../../../src-main/store/search/tokens'

const tailOf = ({ phone }) => phone.slice(-4)

/** Dexie over IndexedDB: the same fields, and the same words of each member in an index of many entries. */
export async function openDexie() {
  const database = new Dexie('members')
  database.version(1).stores({ members: 'id, phone, tail, cardNumber, name, *tokens' })
  await database.open()
  const { members } = database
  return {
    answers: () => true,
    add: (people) =>
      members.bulkAdd(
        people.map((member) => ({
          ...member,
          tail: tailOf(member),
          tokens: tokensOf(member).split(' '),
        })),
      ),
    byField: (name, how, value, limit) => {
      const where = members.where(name)
      return (how === 'is' ? where.equals(value) : where.startsWith(value)).limit(limit).toArray()
    },
    byTokens: (terms, limit) => {
      // The index answers the narrowest part of a question, and what it finds is looked through for the rest.
      const [narrow, ...rest] = terms.toSorted((a, b) => breadthOf(a) - breadthOf(b))
      const isFit = ({ tokens }) => rest.every((any) => any.some((term) => has(tokens, term)))
      return found(members.where('tokens'), narrow).filter(isFit).limit(limit).toArray()
    },
  }
}

/** Fewer and longer words are in fewer names. */
const breadthOf = (any) => any.length * 100 - Math.max(...any.map(({ word }) => word.length))

const has = (tokens, { word, begins }) =>
  begins ? tokens.some((token) => token.startsWith(word)) : tokens.includes(word)

function found(where, any) {
  const words = any.map(({ word }) => word)
  if (any.length === 1) return any[0].begins ? where.startsWith(words[0]) : where.equals(words[0])
  return any.some(({ begins }) => begins) ? where.startsWithAnyOf(words) : where.anyOf(words)
}
