import type { Member } from '@shared/domain/member'
import { digitsOf } from '@shared/domain/member-match'
import { unitsOf, type NameUnit } from '@shared/domain/name-units'
import { DIGITS_MIN, withoutSigns } from '@shared/domain/search-query'
import { readingsOf } from './pinyin'

/** What of a member is looked for. */
export type Findable = Pick<Member, 'name' | 'phone' | 'cardNumber'>

/** How many initials one token holds at most: nearly every name is no longer. */
export const INITIALS_MAX = 4
/** A name of many polyphones is not taken apart into more rows of initials than this. */
const WAYS_MAX = 8
/** More of a long name tells nobody apart. */
const SOUND_MAX = 24
/** So many digits at the end tell numbers apart that begin alike. */
const OWN_DIGITS = 3
/** How people say a number. */
export const TAIL = 4
const NEAR_WORD = { min: 3, max: 14 }

/*
 * A token is one word to SQLite's full-text index; its first letter says what it is. Ideographs stand for themselves, alone
 * and in pairs, and three digits of a phone number too.
 */
export const token = {
  /** A whole name as it is written: asked for by what it begins with. */
  name: (text: string) => `n${text}`,
  /** What a name begins with. */
  head: (character: string) => `v${character}`,
  /** A phone number or a card as a whole. */
  phone: (digits: string) => `f${digits}`,
  card: (number: string) => `c${number}`,
  /** What a phone number or a card begins with. */
  phoneStart: (digits: string) => `h${digits}`,
  cardStart: (number: string) => `k${number}`,
  /** The last four digits of a phone number. */
  tail: (digits: string) => `e${digits}`,
  /** The initials from the name's beginning on. */
  first: (initials: string) => `a${initials}`,
  /** The initials of a whole name. */
  all: (initials: string) => `w${initials}`,
  /** Two initials or more that stand together further on. */
  inner: (initials: string) => `i${initials}`,
  syllable: (reading: string) => `s${reading}`,
  /** How a name is read from its beginning on, and from a later place on: asked for by what they begin with. */
  sound: (letters: string) => `x${letters.slice(0, SOUND_MAX)}`,
  innerSound: (letters: string) => `y${letters.slice(0, SOUND_MAX)}`,
  /** Three letters of a name that is written in letters. */
  letters: (three: string) => `t${three}`,
  /** The two letters that a word begins with. */
  start: (two: string) => `b${two}`,
  /** A word, or what is left of it without one letter. */
  near: (word: string) => `d${word}`,
}

/** Everything that a member's name, phone number and card can be found by, as the text that the index takes. */
export function tokensOf({ name, phone, cardNumber }: Findable): string {
  const tokens = new Set<string>()
  if (name !== null) addName(tokens, unitsOf(name, readingsOf))
  const digits = digitsOf(phone)
  if (digits.length >= TAIL) tokens.add(token.tail(digits.slice(-TAIL)))
  for (const three of triplets(digits)) tokens.add(three)
  addNumber(tokens, digits, 'phone', 'phoneStart')
  addNumber(tokens, withoutSigns(cardNumber ?? ''), 'card', 'cardStart')
  return [...tokens].join(' ')
}

/** A number as a whole, and what many may share with it: its beginnings but for the last few digits. */
function addNumber(
  tokens: Set<string>,
  number: string,
  whole: 'phone' | 'card',
  start: 'phoneStart' | 'cardStart',
): void {
  if (number !== '') tokens.add(token[whole](number))
  for (let length = DIGITS_MIN; length <= number.length - OWN_DIGITS; length++) {
    tokens.add(token[start](number.slice(0, length)))
  }
}

function addName(tokens: Set<string>, units: readonly NameUnit[]): void {
  const written = units.map(({ text }) => text).join('')
  if (written === '') return
  tokens.add(token.name(written))
  tokens.add(token.head([...written][0] ?? ''))
  units.forEach((unit, at) => {
    if (unit.isWord) return addWord(tokens, unit.text)
    tokens.add(unit.text)
    const next = units[at + 1]
    if (next && !next.isWord) tokens.add(unit.text + next.text)
    for (const reading of unit.readings) tokens.add(token.syllable(reading))
  })
  units.forEach((_, at) => {
    addInitials(tokens, units, at)
    addSounds(tokens, units, at)
  })
  // Words that were typed in one go: what stands over their border counts too.
  const letters = units.map(({ text, isWord }) => (isWord ? text : ' ')).join('')
  for (const three of triplets(letters)) if (!three.includes(' ')) tokens.add(token.letters(three))
}

function addWord(tokens: Set<string>, word: string): void {
  if (word.length >= 2) tokens.add(token.start(word.slice(0, 2)))
  if (word.length < NEAR_WORD.min || word.length > NEAR_WORD.max) return
  for (const near of withoutOne(word)) tokens.add(token.near(near))
}

function addInitials(tokens: Set<string>, units: readonly NameUnit[], from: number): void {
  let ways = ['']
  for (const [at, { readings }] of units.slice(from, from + INITIALS_MAX).entries()) {
    const initials = new Set(readings.map((reading) => reading[0] ?? ''))
    ways = ways.flatMap((way) => [...initials].map((initial) => way + initial)).slice(0, WAYS_MAX)
    if (ways.length === 0) return
    for (const way of ways) {
      if (from === 0) tokens.add(token.first(way))
      else if (at > 0) tokens.add(token.inner(way))
    }
  }
  if (from === 0 && units.length <= INITIALS_MAX) for (const way of ways) tokens.add(token.all(way))
}

/** An ideograph at the end has its syllable: nothing begins there that would say more. */
function addSounds(tokens: Set<string>, units: readonly NameUnit[], from: number): void {
  const isEnd = from === units.length - 1
  if (from > 0 && isEnd && !units[from]?.isWord) return
  let ways = ['']
  for (const { readings } of units.slice(from)) {
    if (readings.length === 0 || (ways[0]?.length ?? 0) >= SOUND_MAX) break
    ways = ways.flatMap((way) => readings.map((reading) => way + reading)).slice(0, WAYS_MAX)
  }
  for (const way of ways) {
    if (way !== '') tokens.add(from === 0 ? token.sound(way) : token.innerSound(way))
  }
}

/** A word, and the word without each of its letters in turn. */
export function withoutOne(word: string): Set<string> {
  const near = new Set([word])
  for (let at = 0; at < word.length; at++) near.add(word.slice(0, at) + word.slice(at + 1))
  return near
}

/** Every three characters that stand together. */
export function triplets(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 2) }, (_, at) => text.slice(at, at + 3))
}
