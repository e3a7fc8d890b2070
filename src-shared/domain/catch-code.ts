import {
  CODE_LIMITS,
  VALUE_GROUP,
  type CodeRule,
  type JsonPathRule,
  type UrlParameterRule,
} from './code-rules'
import { parametersOf, type CodeParts } from './code-text'
import { jsonSteps, lowerKey, UNCLEAR, valueAtSteps } from './json-path'

/** Why a rule did not catch a code. */
export type Missed =
  /** It does not begin with the prefix. */
  | 'prefix'
  /** It begins with the prefix, and what follows is no such value. */
  | 'value'
  | 'pattern'
  /** Longer than what regular expressions are asked about. */
  | 'longForPattern'
  /** Neither an address nor parameters; no JSON object. */
  | 'noParameters'
  | 'noJson'
  | 'otherHost'
  /** None of the parameters or paths is there. */
  | 'notThere'

/** What a rule found. */
export interface Caught {
  /** Null where a value is there that cannot be one: a number not written as digits, or several that differ. */
  value: string | null
  /** What it saw, in its order: named groups, the parameter or the path that counts. */
  fields: { name: string; value: string }[]
}

/** Matches regular expressions in linear time. */
export interface Patterns {
  /** The named groups of a pattern that matches the whole text; null where it does not. */
  match(pattern: string, text: string): ReadonlyMap<string, string> | null
}

/** For rules without regular expressions. */
export const NO_PATTERNS: Patterns = { match: () => null }

interface Code {
  text: string
  parts: CodeParts
}

/** Whether a rule catches a code, and with which value. */
export function catchCode(
  code: Code,
  rule: CodeRule,
  patterns: Patterns,
): Caught | { missed: Missed } {
  switch (rule.kind) {
    case 'prefix':
      return catchPrefix(code.text, rule.prefix)
    case 'regex':
      return catchPattern(code.text, rule.pattern, patterns)
    case 'urlParameter':
      return catchParameter(code.parts, rule)
    case 'jsonPath':
      return catchPath(code.parts, rule)
  }
}

function catchPrefix(text: string, prefix: string): Caught | { missed: Missed } {
  const head = text.slice(0, prefix.length)
  if (head.toLowerCase() !== prefix.toLowerCase()) return { missed: 'prefix' }
  const value = text.slice(prefix.length).trim()
  return { value, fields: [{ name: head, value }] }
}

function catchPattern(
  text: string,
  pattern: string,
  patterns: Patterns,
): Caught | { missed: Missed } {
  if (text.length > CODE_LIMITS.patternTextCharacters) return { missed: 'longForPattern' }
  const groups = patterns.match(pattern, text)
  if (!groups) return { missed: 'pattern' }
  return {
    value: groups.get(VALUE_GROUP) ?? null,
    fields: [...groups].map(([name, value]) => ({ name, value })),
  }
}

function catchParameter(
  { parameters, host }: CodeParts,
  rule: UrlParameterRule,
): Caught | { missed: Missed } {
  if (!parameters) return { missed: 'noParameters' }
  const wanted = rule.host.toLowerCase()
  if (wanted !== '' && host !== wanted && !host?.endsWith(`.${wanted}`)) {
    return { missed: 'otherHost' }
  }
  for (const name of rule.parameters) {
    const [outer = '', inner] = name.split('/')
    const holding = parameters.get(lowerKey(outer))
    const values =
      inner === undefined
        ? holding
        : holding?.flatMap((text) => parametersOf(text).get(lowerKey(inner)) ?? [])
    const value = values?.[0]
    if (!values || value === undefined) continue
    // Named twice, and not the same: whoever wrote that wants to be read in two ways.
    const isOne = values.every((other) => other === value)
    return { value: isOne ? value : null, fields: values.map((one) => ({ name, value: one })) }
  }
  return { missed: 'notThere' }
}

function catchPath({ json }: CodeParts, { paths }: JsonPathRule): Caught | { missed: Missed } {
  if (!json) return { missed: 'noJson' }
  for (const path of paths) {
    const steps = jsonSteps(path)
    const found = steps && valueAtSteps(json, steps)
    if (found === UNCLEAR) return { value: null, fields: [{ name: path, value: '…' }] }
    // Objects, lists, true, false and null are no value: as though nothing stood there.
    if (typeof found !== 'string' && typeof found !== 'number') continue
    const value = String(found).trim()
    return { value, fields: [{ name: path, value }] }
  }
  return { missed: 'notThere' }
}
