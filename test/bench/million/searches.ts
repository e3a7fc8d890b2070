import type { Member } from '@shared/domain/member'
import { readingsOf } from '../../../src-main/store/search/pinyin'
import { personNumber } from './people'

const syllables = ({ name }: Member): string[] =>
  [...(name ?? '')].map((character) => readingsOf(character)[0] ?? '')
const initials = (member: Member) => syllables(member).map((syllable) => syllable.charAt(0))
const isChinese = ({ name }: Member) => /^\p{Script=Han}+$/u.test(name ?? '')
const pinyin = (member: Member) => syllables(member).join('')

/** Two letters that changed places, one left out, or another in its place: by turns. */
function mistaken(text: string, turn: number): string {
  const at = 1 + (turn % Math.max(1, text.length - 2))
  const [one, two] = [text.charAt(at), text.charAt(at + 1)]
  if (turn % 3 === 0) return text.slice(0, at) + two + one + text.slice(at + 2)
  return text.slice(0, at) + (turn % 3 === 1 ? '' : 'x') + text.slice(at + 1)
}

/** What people type of a member, by kind of search. */
const TYPED = {
  phone: ({ phone }: Member) => phone,
  'phone-start': ({ phone }: Member) => phone?.slice(0, 7),
  'phone-tail': ({ phone }: Member) => phone?.slice(-4),
  'phone-part': ({ phone }: Member) => phone?.slice(3, 8),
  'phone-three': ({ phone }: Member) => phone?.slice(-3),
  card: ({ cardNumber }: Member) => cardNumber,
  'card-start': ({ cardNumber }: Member) => cardNumber?.slice(0, 8),
  name: ({ name }: Member) => name,
  'name-part': ({ name }: Member) => name?.slice(-2),
  'name-one': ({ name }: Member) => name?.slice(-1),
  'name-ends': ({ name }: Member) => (name?.length === 3 ? name.charAt(0) + name.charAt(2) : name),
  pinyin,
  'pinyin-part': (member: Member) => pinyin(member).slice(0, -2),
  'pinyin-given': (member: Member) => syllables(member).slice(1).join(''),
  initials: (member: Member) => initials(member).join(''),
  'initials-two': (member: Member) => initials(member).slice(0, 2).join(''),
  mixed: (member: Member) =>
    syllables(member)
      .map((it, at) => (at === 0 ? it : it.charAt(0)))
      .join(''),
  'mixed-last': (member: Member) =>
    syllables(member)
      .map((it, at, all) => (at === all.length - 1 ? it : it.charAt(0)))
      .join(''),
  'name-letters': (member: Member) =>
    (member.name?.charAt(0) ?? '') + initials(member).slice(1).join(''),
  'one-letter': (member: Member, turn: number) => mistaken(pinyin(member), turn),
} satisfies Record<string, (member: Member, turn: number) => string | null | undefined>

/** A kind of search. */
export type SearchKind = keyof typeof TYPED
export const SEARCH_KINDS = Object.keys(TYPED) as SearchKind[]

/** So many searches of a kind for members from everywhere, each with whom it is for; the same in every store. */
export function searchesOf(kind: SearchKind, members: number, count: number) {
  const searches: { text: string; memberId: string }[] = []
  for (let turn = 0; searches.length < count; turn++) {
    const member = personNumber(Math.floor(((turn * 0.618_033_988_75) % 1) * members))
    const text = isChinese(member) ? TYPED[kind](member, turn) : null
    if (text) searches.push({ text, memberId: member.id })
  }
  return searches
}
