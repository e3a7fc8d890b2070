// Writes the table of how Chinese characters are read, without tones, from the dictionary of pinyin-pro. The dictionary itself
// would cost the terminal tens of megabytes of memory. Run it again when pinyin-pro is updated; a test compares.
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pinyin } from 'pinyin-pro'

const FIRST = 0x4e00
const LAST = 0x9fff
/** A set of readings is one character from here on: all of these are printable and need no escape. */
const SET_BASE = 0xac00
const READINGS_MAX = 4
/** How people write ü on a keyboard that has none. */
const ALSO = { lv: 'lu', nv: 'nu', lve: 'lue', nve: 'nue' }

/** Every reading of a character without tones, the one of a family name first. */
function readingsOf(character) {
  const how = { toneType: 'none', type: 'array', v: true, nonZh: 'removed' }
  const found = [
    ...pinyin(character, { ...how, mode: 'surname' }),
    ...pinyin(character, { ...how, multiple: true }),
  ].filter((reading) => /^[a-z]+$/.test(reading))
  const kept = [...new Set(found)].slice(0, READINGS_MAX)
  return [...new Set(kept.flatMap((reading) => [reading, ALSO[reading] ?? reading]))]
}

/** The text of the module. */
export function pinyinModule() {
  const sets = ['']
  const numbers = new Map([['', 0]])
  let characters = ''
  for (let code = FIRST; code <= LAST; code++) {
    const set = readingsOf(String.fromCodePoint(code)).join(' ')
    if (!numbers.has(set)) numbers.set(set, sets.push(set) - 1)
    characters += String.fromCharCode(SET_BASE + numbers.get(set))
  }
  return `// Made by scripts/pinyin-table.mjs; not to be changed by hand.

/** Every set of readings that a character has, without tones. */
export const READING_SETS = '${sets.join('|')}'

/** Of each character from U+4E00 on the number of its set, as the code of a character from U+AC00 on. */
export const SET_OF_CHARACTER = '${characters}'
`
}

if (process.argv[1] === import.meta.filename) {
  const file = resolve(import.meta.dirname, '../src-main/store/search/pinyin-table.ts')
  writeFileSync(file, pinyinModule())
}
