import type { Rank } from '@shared/domain/member-match'
import { isNear } from '@shared/domain/one-letter'
import { withoutSigns, type SearchQuery } from '@shared/domain/search-query'
import { piecesOf, syllablesFrom, wholeSyllables, type Pieces } from './pieces'
import { SYLLABLES } from './pinyin'
import { INITIALS_MAX, TAIL, token, triplets, withoutOne } from './tokens'

/** Something that the full-text index is asked, and the best rank that what it finds can have. */
interface Question {
  match: string
  best: Rank
}

/** What no member has. */
const NOBODY = '"-"'

const quoted = (word: string) => `"${word.replaceAll('"', '')}"`
const either = (words: readonly string[]) => {
  const all = [...new Set(words)].map(quoted)
  return all.length === 1 ? String(all[0]) : `(${all.join(' OR ')})`
}
/** A word that begins so. */
const beginning = (word: string) => `${quoted(word)} *`
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

/** How members are looked up by a whole name as it is written. */
export const wholeNamePlan = (text: string): string => quoted(token.name(text))

/** How members are looked up by the beginning of their name as it is written; one sign is in too many to gather them all. */
export function nameStartPlan(text: string): string {
  const written = withoutSigns(text)
  if (written === '') return NOBODY
  return [...written].length === 1 ? quoted(token.head(written)) : beginning(token.name(written))
}

/** How members are looked up by the last four digits of their phone number. */
export const tailPlan = (digits: string): string =>
  digits.length === TAIL ? quoted(token.tail(digits)) : NOBODY

/** How members are looked up by a whole phone number or card. */
export const wholePhonePlan = (digits: string): string => quoted(token.phone(digits))
export const wholeCardPlan = (number: string): string => quoted(token.card(withoutSigns(number)))

/**
 * How members are looked up by the beginning of a number. `many`: those who may be many, and come one after the other;
 * `few`: the rest, where the first are few, as they are gathered before the first is shown.
 */
export const phoneStartPlan = (digits: string) => ({
  many: quoted(token.phoneStart(digits)),
  few: beginning(token.phone(digits)),
})
export const cardStartPlan = (number: string) => ({
  many: quoted(token.cardStart(number)),
  few: beginning(token.card(number)),
})

/** How members are looked up by digits that may be any number of theirs as a whole. */
export const digitsPlan = (digits: string): string =>
  [token.phone(digits), token.card(digits), token.tail(digits)].map(quoted).join(' OR ')

/** How members are looked up by a part of their phone number: every digit in one of as few threes as there can be. */
export function phonePlan(digits: string): string {
  const all = triplets(digits)
  return every(all.filter((_, at) => at % 3 === 0 || at === all.length - 1).map(quoted))
}

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

/** As it sounds from one place of the name on; by initials and what more was typed of some of them where that is mixed. */
function pinyinPlan(letters: string): Question[] {
  const ways = piecesOf(letters)
  const isSound = tellsApart(letters) && ways.some(isOneSound)
  const mixed = isSound ? ways.filter((pieces) => !isOneSound(pieces)) : ways
  return [
    ...asked('exact', [quoted(token.sound(letters))]),
    ...(isSound ? asked('prefix', [beginning(token.sound(letters))]) : []),
    ...mixed.flatMap((pieces) => asked('exact', ...fromStart(pieces))),
    ...(isSound ? asked('part', [beginning(token.innerSound(letters))]) : []),
    ...mixed.flatMap((pieces) => asked('part', fromLater(pieces))),
  ]
}

/** What begins with one syllable or less is in too many names: the index gathers all of them before it shows the first. */
const tellsApart = (sound: string) => syllablesFrom(sound).length === 0

/** Whole syllables and more than an initial behind them, so that nothing was left out on the way. */
const isOneSound = (pieces: Pieces) =>
  pieces.slice(0, -1).every(isSyllable) && (pieces.at(-1)?.length ?? 0) > 1
// A letter alone may be an initial as well.
const isSyllable = (piece: string) => piece.length > 1 && SYLLABLES.has(piece)

function fromStart(pieces: Pieces): string[][] {
  const first = quoted(token.first(initialsOf(pieces)))
  const typed = soundsOf(pieces, token.sound)
  // Where nothing but initials was typed, whole names come first: many have more.
  const whole = typed.length === 0 ? [[quoted(token.all(initialsOf(pieces)))]] : []
  return [...whole, [first, ...typed]]
}

function fromLater(pieces: Pieces): string[] {
  const typed = soundsOf(pieces, token.innerSound)
  return pieces.length > 1 ? [quoted(token.inner(initialsOf(pieces))), ...typed] : typed
}

/** What more than initials was typed: rows of syllables as one sound, where that tells names apart, or one by one. */
function soundsOf(pieces: Pieces, fromFirst: (letters: string) => string): string[] {
  const terms: string[] = []
  for (let from = 0; from < pieces.length; from++) {
    const to = endOfSound(pieces, from)
    const sound = pieces.slice(from, to + 1).join('')
    if (to > from && tellsApart(sound)) {
      terms.push(beginning((from === 0 ? fromFirst : token.innerSound)(sound)))
    } else {
      for (let at = from; at <= to; at++) terms.push(...syllableOf(pieces, at))
    }
    from = to
  }
  return terms
}

/** An initial at the end says nothing that the row of initials does not say, and many share a syllable with it. */
function endOfSound(pieces: Pieces, from: number): number {
  let to = from
  while (isSyllable(pieces[to] ?? '') && (pieces[to + 1]?.length ?? 0) > 1) to++
  return to
}

function syllableOf(pieces: Pieces, at: number): string[] {
  const piece = pieces[at] ?? ''
  if (piece.length === 1) return []
  const isWhole = at < pieces.length - 1 && isSyllable(piece)
  return [either((isWhole ? [piece] : syllablesFrom(piece)).map(token.syllable))]
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
  return [words, ...[turnedAbout(letters), ...mistakenSyllable(letters)].map(sounding)]
}

/** Two letters that changed places, also over the border of two syllables. */
function turnedAbout(letters: string): string[] {
  const turned: string[] = []
  for (let at = 0; at + 1 < letters.length; at++) {
    const [one, other] = [letters[at] ?? '', letters[at + 1] ?? '']
    if (one !== other) turned.push(letters.slice(0, at) + other + one + letters.slice(at + 2))
  }
  return turned.filter(isOfSyllables)
}

/** Whole syllables before and behind, and between them one that is nearly what was typed. */
function mistakenSyllable(letters: string): string[][] {
  const places = Array.from({ length: letters.length + 1 }, (_, at) => at)
  const ends = places.filter((to) => isOfSyllables(letters.slice(to))).reverse()
  const plans: string[][] = []
  for (const from of places.filter((at) => isOfSyllables(letters.slice(0, at)))) {
    for (const to of ends) {
      if (to < from || to > from + MISTAKEN_MAX) continue
      const meant = syllablesNear(letters.slice(from, to))
      if (meant.length > 0) {
        plans.push(meant.map((it) => letters.slice(0, from) + it + letters.slice(to)))
      }
      if (plans.length === PLACES_MAX) return plans
    }
  }
  return plans
}

const isOfSyllables = (letters: string) => wholeSyllables(letters).length > 0

/** Every syllable by what is left of it without one of its letters, and by itself. */
const byWhatIsLeft = new Map<string, string[]>()
for (const syllable of SYLLABLES) {
  for (const left of withoutOne(syllable)) {
    const known = byWhatIsLeft.get(left)
    if (known) known.push(syllable)
    else byWhatIsLeft.set(left, [syllable])
  }
}

/** The syllables that a text is but for one letter: two such texts have in common what is left of both without one. */
function syllablesNear(typed: string): string[] {
  const likely = [...withoutOne(typed)].flatMap((left) => byWhatIsLeft.get(left) ?? [])
  return [...new Set(likely)].filter((syllable) => isNear(typed, syllable))
}

/** Whose name sounds like one of these, from its beginning or a later place on. */
function sounding(all: readonly string[]): string {
  const asked = [...new Set(all)].flatMap((it) =>
    tellsApart(it)
      ? [token.sound(it), token.innerSound(it)].map(beginning)
      : [quoted(token.syllable(it))],
  )
  return asked.join(' OR ')
}
