import type { Rank } from '@shared/domain/member-match'
import { isNear } from '@shared/domain/one-letter'
import type { SearchQuery } from '@shared/domain/search-query'
import { piecesOf, syllablesFrom, wholeSyllables, type Pieces } from './pieces'
import { SYLLABLES } from './pinyin'
import { INITIALS_MAX, token, triplets, withoutOne } from './tokens'

/** Something that the full-text index is asked, and the best rank that what it finds can have. */
interface Question {
  match: string
  best: Rank
}

const quoted = (word: string) => `"${word.replaceAll('"', '')}"`
const either = (words: readonly string[]) => {
  const all = [...new Set(words)].map(quoted)
  return all.length === 1 ? String(all[0]) : `(${all.join(' OR ')})`
}
const every = (terms: readonly string[]) => [...new Set(terms)].join(' AND ')

const RUN = /[a-z0-9]+|[^a-z0-9]+/g
const isKeyboard = (run: string) => /^[a-z0-9]/.test(run)

const asked = (best: Rank, ...terms: (readonly string[])[]): Question[] =>
  terms.filter((all) => all.length > 0).map((all) => ({ match: every(all), best }))

/** How members are looked up by a part of their name, in the order in which the index is asked. */
export function namePlan({ text, isLetters }: SearchQuery): Question[] {
  if (isLetters) return [...pinyinPlan(text), ...lettersPlan(text)]
  const runs = text.match(RUN) ?? []
  if (runs.every(isKeyboard)) return lettersPlan(text)
  const terms = runs.flatMap((run) => (isKeyboard(run) ? mixedRun(run) : ideographs(run)))
  const isScattered = runs.length === 1 && [...text].length > 1
  return [
    ...asked('part', terms),
    // What stands together was asked for before.
    ...asked('part', isScattered ? [...text].map(quoted) : []),
  ]
}

/** How members are looked up by a part of their phone number. */
export const phonePlan = (digits: string): string => every(triplets(digits).map(quoted))

function ideographs(run: string): string[] {
  const characters = [...run]
  if (characters.length === 1) return characters.map(quoted)
  return characters.slice(1).map((character, at) => quoted(`${characters[at] ?? ''}${character}`))
}

/** Letters beside ideographs ("陈sq"): what they begin with can be asked for where there are two or more. */
function mixedRun(run: string): string[] {
  const ways = /^[a-z]+$/.test(run) ? piecesOf(run).filter((pieces) => pieces.length > 0) : []
  if (ways.length === 0) return []
  const words = ways.flatMap((pieces) => {
    const initials = initialsOf(pieces)
    if (pieces.length > 1) return [token.first(initials), token.inner(initials)]
    return pieces.flatMap((piece) => syllablesFrom(piece).map(token.syllable))
  })
  return [either(words)]
}

const initialsOf = (pieces: Pieces) =>
  pieces
    .slice(0, INITIALS_MAX)
    .map((piece) => piece[0] ?? '')
    .join('')

/** By initials, which few share, and by those syllables of which more was typed. */
function pinyinPlan(letters: string): Question[] {
  const ways = piecesOf(letters)
  const first = (pieces: Pieces) => quoted(token.first(initialsOf(pieces)))
  const all = (pieces: Pieces) => quoted(token.all(initialsOf(pieces)))
  const inner = (pieces: Pieces) =>
    pieces.length > 1 ? [quoted(token.inner(initialsOf(pieces)))] : []
  return [
    ...ways.flatMap((pieces) => asked('exact', [all(pieces), ...syllablesOf(pieces)])),
    ...ways.flatMap((pieces) => asked('prefix', [first(pieces), ...syllablesOf(pieces)])),
    ...ways.flatMap((pieces) => asked('part', [...inner(pieces), ...syllablesOf(pieces)])),
  ]
}

function syllablesOf(pieces: Pieces): string[] {
  return pieces.flatMap((piece, at) => {
    if (piece.length === 1) return []
    const isWhole = at < pieces.length - 1 && SYLLABLES.has(piece)
    return [either((isWhole ? [piece] : syllablesFrom(piece)).map(token.syllable))]
  })
}

function lettersPlan(letters: string): Question[] {
  if (letters.length === 1) return asked('exact', [quoted(token.first(letters))])
  if (letters.length === 2) return asked('exact', [quoted(token.start(letters))])
  return asked(
    'exact',
    triplets(letters).map((three) => quoted(token.letters(three))),
  )
}

const MISTAKEN_MAX = 7
const PLACES_MAX = 16

/** How members are looked up where one letter of their name is not as it was typed. */
export function forgivingPlan(letters: string): string[] {
  const words = either([...withoutOne(letters)].map(token.near))
  return [words, ...turnedAbout(letters), ...mistakenSyllable(letters)]
}

/** Two letters that changed places, also over the border of two syllables. */
function turnedAbout(letters: string): string[] {
  const plans: string[] = []
  for (let at = 0; at + 1 < letters.length; at++) {
    const [one, other] = [letters[at] ?? '', letters[at + 1] ?? '']
    const turned = letters.slice(0, at) + other + one + letters.slice(at + 2)
    for (const pieces of one === other ? [] : wholeSyllables(turned).slice(0, 2)) {
      if (pieces.length <= INITIALS_MAX) plans.push(syllablesIn([pieces]))
    }
  }
  return plans
}

/** Whole syllables before and behind, and between them one that is nearly what was typed. */
function mistakenSyllable(letters: string): string[] {
  const plans: string[] = []
  for (let from = 0; from <= letters.length; from++) {
    const before = wholeSyllables(letters.slice(0, from))[0]
    if (!before) continue
    const longest = Math.min(letters.length, from + MISTAKEN_MAX)
    for (let to = longest; to >= from; to--) {
      const behind = wholeSyllables(letters.slice(to))[0]
      if (!behind || before.length + behind.length >= INITIALS_MAX) continue
      const typed = letters.slice(from, to)
      const meant = nearTo(typed)
      if (meant.length > 0) plans.push(syllablesIn(meant.map((it) => [...before, it, ...behind])))
    }
  }
  return plans.slice(0, PLACES_MAX)
}

const NEAR_KEPT = 2_000
const near = new Map<string, readonly string[]>()

/** The syllables that a text is but for one letter: the same few are asked for again with every key. */
function nearTo(typed: string): readonly string[] {
  const known = near.get(typed)
  if (known) return known
  if (near.size >= NEAR_KEPT) near.clear()
  const found = [...SYLLABLES].filter((syllable) => isNear(typed, syllable))
  near.set(typed, found)
  return found
}

/** Rows of syllables that differ in one of them at most. */
function syllablesIn(rows: readonly Pieces[]): string {
  const length = rows[0]?.length ?? 0
  const places = Array.from({ length }, (_, at) => rows.map((row) => token.syllable(row[at] ?? '')))
  const initials = rows.map(initialsOf).flatMap((it) => [token.first(it), token.inner(it)])
  return every([...(length > 1 ? [either(initials)] : []), ...places.map(either)])
}
