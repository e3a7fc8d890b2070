import type { CodeFault } from '@shared/domain/code-faults'
import type { CodeTrial } from '@shared/ipc/calls-codes'
import type { RuleDraft } from './rule-draft'

/** The translator, as far as these words need it. */
export type Say = (key: string, values?: Record<string, string | number>) => string
type Verdict = CodeTrial['rules'][number]

const SHOWN = 60
const short = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)

/** "parameter member_id, mid (m.example.com only)". */
export function sumOf(draft: RuleDraft, say: Say): string {
  const { kind } = draft
  const what = {
    prefix: draft.prefix,
    regex: draft.pattern,
    urlParameter: draft.parameters,
    jsonPath: draft.paths,
  }[kind]
  const one = short(what.trim().split('\n').join(', ')) || '…'
  const host =
    kind === 'urlParameter' && draft.host.trim() !== ''
      ? say('codes.sum.host', { host: draft.host.trim() })
      : ''
  return say(`codes.sum.${kind}`, { what: one }) + host
}

/** What a rule made of the code that is tried out. */
export function verdictWords(verdict: Verdict, say: Say): string {
  if (verdict.verdict === 'missed') return say(`codes.why.${verdict.why}`)
  if (verdict.verdict === 'caught' && verdict.fault) return say('codes.verdict.refused')
  return say(`codes.verdict.${verdict.verdict}`)
}

/** "Rule 2 · Regular expression: a round bracket has no partner: (". */
export function faultWords({ field, wrong, at }: CodeFault, say: Say): string {
  const said = say(`codeFields.fault.${wrong}`, { at })
  const [, place, name] = /^rules\[(\d+)\](?:\.([a-z]+))?/i.exec(field) ?? []
  if (place === undefined) return `${field || say('codes.wholeFile')}: ${said}`
  const rule = say('codes.rule', { place: Number(place) + 1 })
  return `${[rule, name && fieldWords(name, say)].filter(Boolean).join(' · ')}: ${said}`
}

const FIELDS = [
  'name',
  'kind',
  'means',
  'check',
  'prefix',
  'pattern',
  'parameters',
  'host',
  'paths',
]
const fieldWords = (name: string, say: Say): string =>
  FIELDS.includes(name) ? say(`codeFields.field.${name}`) : name

/** What is wrong with one field of one rule; undefined where nothing is. */
export function faultAt(
  faults: readonly CodeFault[],
  place: number,
  field: string,
  say: Say,
): string | undefined {
  const start = `rules[${place}].${field}`
  const fault = faults.find((one) => one.field === start || one.field.startsWith(`${start}[`))
  return fault && say(`codeFields.fault.${fault.wrong}`, { at: fault.at })
}
