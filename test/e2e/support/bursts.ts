import type { Rhythm } from './scanner-keys'

/** Where the focus is when a scan comes. */
export type Place =
  'field' | 'bill' | 'password' | 'dialog' | 'button' | 'settings' | 'records' | 'select'

export interface Burst {
  name: string
  place: Place
  text: string
  rhythm: Rhythm
  /** What is heard: the codes, or why there is none; the text without what ends it where nothing is said. */
  codes?: readonly string[]
  /** Through an input method. */
  composes?: boolean
  /** A person types this just before it, into the same field. */
  before?: string
  /** The scanner's layout by the settings. */
  layout?: 'us' | 'uk' | 'fr'
}

const EVERY_2: Rhythm = { gaps: [2], dwells: [1] }
const EVERY_90: Rhythm = { gaps: [90, 91, 89, 90, 92, 88], dwells: [40, 42] }
const WIRED: Rhythm = { gaps: [8, 8, 9, 8, 7, 8], dwells: [4] }
const RADIO: Rhythm = { gaps: [15, 16, 31, 15, 16, 32], dwells: [8] }
const STUTTER: Rhythm = { gaps: [4, 4, 4, 4, 4, 44, 4, 4, 4, 4, 4, 4, 4, 4], dwells: [2] }

const turned = (key: string) => (key === key.toLowerCase() ? key.toUpperCase() : key.toLowerCase())
const FRENCH: Readonly<Record<string, string>> = {
  ...{ '1': '&', '2': 'é', '3': '"', '4': "'", '5': '(', '6': '-', '7': 'è', '8': '_', '9': 'ç' },
  ...{ '0': 'à', a: 'q', A: 'Q', q: 'a', Q: 'A', z: 'w', Z: 'W', w: 'z', W: 'Z', m: ',', '-': ')' },
}
const BRITISH: Readonly<Record<string, string>> = { '@': '"', '#': '£', '~': '¬' }
const french = (key: string) => FRENCH[key] ?? key
const british = (key: string) => BRITISH[key] ?? key

/** Scans as scanners of several makes send them: where the focus was, what the system was set to, how fast. */
export const BURSTS: readonly Burst[] = [
  { name: 'a member, wired, Enter', place: 'field', text: '7700000000011\n', rhythm: WIRED },
  { name: '2 ms, Enter', place: 'field', text: '7700000000012\n', rhythm: EVERY_2 },
  { name: '90 ms, Enter', place: 'field', text: '7700000000013\n', rhythm: EVERY_90 },
  { name: '2 ms, CR LF', place: 'field', text: '7700000000014\n\n', rhythm: EVERY_2 },
  { name: '2 ms, Tab', place: 'field', text: '7700000000015\t', rhythm: EVERY_2 },
  { name: '2 ms, nothing behind it', place: 'field', text: '7700000000016', rhythm: EVERY_2 },
  { name: '90 ms, nothing behind it', place: 'field', text: '7700000000017', rhythm: EVERY_90 },
  { name: 'four characters, 2 ms', place: 'field', text: '7719\n', rhythm: EVERY_2 },
  { name: 'four characters, 90 ms', place: 'field', text: '7729\n', rhythm: EVERY_90 },
  { name: 'over radio', place: 'field', text: '7700000000018\n', rhythm: RADIO },
  { name: 'a bus that stutters', place: 'bill', text: '7700000000019\n', rhythm: STUTTER },
  { name: 'the amount, 2 ms', place: 'bill', text: '7700000000020\n', rhythm: EVERY_2 },
  { name: 'the amount, 90 ms', place: 'bill', text: '7700000000021\n', rhythm: EVERY_90 },
  { name: 'the amount, Tab', place: 'bill', text: '7700000000022\t', rhythm: WIRED },
  {
    name: 'in the middle of an amount',
    place: 'bill',
    text: '7700000000023\n',
    rhythm: EVERY_2,
    before: '26',
  },
  {
    name: 'in the middle of a name',
    place: 'settings',
    text: '7700000000024\n',
    rhythm: EVERY_90,
    before: 'ab',
    codes: ['unsaved'],
  },
  {
    name: 'two back to back, 2 ms',
    place: 'field',
    text: '7700000000025\n7700000000026\n',
    rhythm: EVERY_2,
    codes: ['7700000000025', '7700000000026'],
  },
  {
    name: 'two back to back, 90 ms',
    place: 'bill',
    text: '77000025\n77000026\n',
    rhythm: EVERY_90,
    codes: ['77000025', '77000026'],
  },
  { name: 'a password, 2 ms', place: 'password', text: '7700000000027\n', rhythm: EVERY_2 },
  { name: 'a password, 90 ms', place: 'password', text: '7700000000028\n', rhythm: EVERY_90 },
  { name: 'a password, four digits', place: 'password', text: '7739\n', rhythm: WIRED },
  {
    name: 'a window, 2 ms',
    place: 'dialog',
    text: '7700000000029\n',
    rhythm: EVERY_2,
    codes: ['window'],
  },
  {
    name: 'a window, 90 ms',
    place: 'dialog',
    text: '7700000000030\n',
    rhythm: EVERY_90,
    codes: ['window'],
  },
  { name: 'a button', place: 'button', text: '7700000000031\n', rhythm: EVERY_2 },
  { name: 'the search in the records', place: 'records', text: '7700000000032\n', rhythm: WIRED },
  {
    name: 'caps lock',
    place: 'bill',
    text: 'https://m.example.com/X?Id=7700000000033\n',
    rhythm: { ...EVERY_2, seen: turned },
  },
  {
    name: 'an input method',
    place: 'field',
    text: 'Vip7700000000034\n',
    rhythm: EVERY_2,
    composes: true,
  },
  {
    name: 'an input method, in a name',
    place: 'settings',
    text: 'Vip7700000035\n',
    codes: ['unsaved'],
    rhythm: WIRED,
    composes: true,
  },
  {
    name: 'a French computer',
    place: 'bill',
    text: 'ZQ-770000000036m\n',
    rhythm: { ...EVERY_2, seen: french },
    layout: 'us',
  },
  {
    name: 'a British computer',
    place: 'field',
    text: 'GB@770000000037\n',
    rhythm: { ...WIRED, seen: british },
    layout: 'us',
  },
]
