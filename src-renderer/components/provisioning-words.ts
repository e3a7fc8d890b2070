/** What the validator asks for, by the words it uses; the first that fits is said. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/received undefined|required when/i, 'missing'],
  [/valid JSON/i, 'json'],
  [/unrecognized key/i, 'unknownField'],
  [/invalid url/i, 'address'],
  [/invalid option|expected one of/i, 'notAllowed'],
  // Before the types, which these name too.
  [/too (big|long)/i, 'tooLarge'],
  [/too (small|short)/i, 'tooSmall'],
  [/expected string/i, 'text'],
  [/expected (number|int)/i, 'number'],
  [/expected (object|record|array|boolean)/i, 'wrongType'],
  [/invalid string|must match/i, 'form'],
]

/** The key, below `welcome.provisioning.wants`, of what a field of the provisioning file should have been. */
export function expectedKey(expected: string): string {
  return WORDS.find(([pattern]) => pattern.test(expected))?.[1] ?? 'check'
}
