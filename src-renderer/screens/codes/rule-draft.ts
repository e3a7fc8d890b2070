import type { CheckDigit, CodeMeaning, CodeRule, CodeRuleKind } from '@shared/domain/code-rules'

/** A rule as the form holds it: every kind's fields at once, so that a change of kind loses nothing that was typed. */
export interface RuleDraft {
  /** Tells rows apart while they move; of no meaning elsewhere. */
  key: number
  name: string
  on: boolean
  kind: CodeRuleKind
  means: CodeMeaning
  check: CheckDigit
  prefix: string
  pattern: string
  /** One a line. */
  parameters: string
  host: string
  paths: string
}

let lastKey = 0

/** A rule to be filled in. */
export function emptyDraft(name: string): RuleDraft {
  return {
    key: ++lastKey,
    name,
    on: true,
    kind: 'prefix',
    means: 'memberId',
    check: 'none',
    prefix: '',
    pattern: '',
    parameters: '',
    host: '',
    paths: '',
  }
}

/** A rule in the form; `name` where it has none of its own. */
export function draftOf(rule: CodeRule, name = rule.name): RuleDraft {
  const { on, kind, means, check } = rule
  const draft: RuleDraft = { ...emptyDraft(name), on, kind, means, check }
  switch (rule.kind) {
    case 'prefix':
      return { ...draft, prefix: rule.prefix }
    case 'regex':
      return { ...draft, pattern: rule.pattern }
    case 'urlParameter':
      return { ...draft, parameters: rule.parameters.join('\n'), host: rule.host }
    case 'jsonPath':
      return { ...draft, paths: rule.paths.join('\n') }
  }
}

/** What the form holds, as a rule; whether it is a good one the main process says. */
export function ruleOf(draft: RuleDraft): CodeRule {
  const { on, means } = draft
  // A bill and a code for the back end have no number to check.
  const check = hasCheck(means) ? draft.check : 'none'
  const any = { name: draft.name.trim(), on, means, check }
  switch (draft.kind) {
    case 'prefix':
      return { kind: 'prefix', ...any, prefix: draft.prefix }
    case 'regex':
      return { kind: 'regex', ...any, pattern: draft.pattern }
    case 'urlParameter':
      return {
        kind: 'urlParameter',
        ...any,
        parameters: linesOf(draft.parameters),
        host: draft.host.trim(),
      }
    case 'jsonPath':
      return { kind: 'jsonPath', ...any, paths: linesOf(draft.paths) }
  }
}

/** Whether a check digit can be asked for. */
export const hasCheck = (means: CodeMeaning): boolean => means !== 'bill' && means !== 'askBackEnd'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
