/** What can be wrong with a field of a rule, or with a file of rules; the screens have a sentence for each. */
export const CODE_FAULTS = [
  // The file
  'notJson',
  'tooLarge',
  'notRules',
  'newer',
  // A field
  'missing',
  'unknown',
  'type',
  'value',
  'tooMany',
  // A regular expression
  'noValueGroup',
  'paren',
  'bracket',
  'repeat',
  'nothingToRepeat',
  'notLinear',
  'escape',
  'range',
  'groupName',
  'groupTwice',
  'large',
  'largeTogether',
  'pattern',
] as const
export type CodeFaultKind = (typeof CODE_FAULTS)[number]

/** One wrong field. */
export interface CodeFault {
  /** `rules[2].pattern`, counted from 0 as programs do; empty for the whole. */
  field: string
  wrong: CodeFaultKind
  /** The part of it that is wrong, where it can be told apart; the names that do not exist there. */
  at: string
}
