import { lowerKey, UNCLEAR } from './json-path'

/** A code taken apart as far as it has parts. */
export interface CodeParts {
  /** Parameters by name in lower case, with every value in its order; null where the code has none. */
  parameters: ReadonlyMap<string, readonly string[]> | null
  /** The host of a web address; null where the code is none. */
  host: string | null
  /** The code as a JSON object; null where it is none. */
  json: object | null
  /** Looks like an address, parameters or JSON, readable or not: such a code is nobody's name. */
  isCode: boolean
}

const NOTHING: CodeParts = { parameters: null, host: null, json: null, isCode: false }
const UNREADABLE: CodeParts = { ...NOTHING, isCode: true }

/** Takes a plain text apart: JSON, a web address, or `key=value&…`. Never throws. */
export function codeParts(text: string): CodeParts {
  if (text.startsWith('{')) return jsonParts(text)
  if (/^https?:\/\//i.test(text)) return urlParts(text)
  if (/^[A-Za-z_]{1,32}=/.test(text)) {
    return { ...UNREADABLE, parameters: byName(new URLSearchParams(text)) }
  }
  return NOTHING
}

/** The parameters of a text that is said to hold some. */
export const parametersOf = (text: string): ReadonlyMap<string, readonly string[]> =>
  byName(new URLSearchParams(text))

function jsonParts(text: string): CodeParts {
  try {
    // What begins with a brace is an object or no JSON at all.
    return { ...UNREADABLE, json: JSON.parse(text, exactNumbers) as object }
  } catch {
    return UNREADABLE
  }
}

/** The source of a number is what was in the code; TypeScript does not know the third argument yet. */
function exactNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number') return value
  const isExact =
    Number.isSafeInteger(value) && String(value) === (context?.source ?? String(value))
  return isExact ? value : UNCLEAR
}

function urlParts(text: string): CodeParts {
  try {
    const url = new URL(text)
    // Single-page apps carry their parameters behind the hash; those of the address itself come before them.
    const afterHash = url.hash.includes('?') ? url.hash.slice(url.hash.indexOf('?')) : ''
    const parameters = new Map([
      ...byName(new URLSearchParams(afterHash)),
      ...byName(url.searchParams),
    ])
    return { ...UNREADABLE, host: url.hostname.toLowerCase(), parameters }
  } catch {
    return UNREADABLE
  }
}

function byName(entries: Iterable<[string, string]>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const [key, value] of entries) {
    const name = lowerKey(key)
    const values = found.get(name)
    if (values) values.push(value.trim())
    else found.set(name, [value.trim()])
  }
  return found
}
