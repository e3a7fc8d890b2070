import type { z } from 'zod'
import { fieldOf, valueAt } from '@shared/domain/field-path'
import type { Patterns } from '@shared/domain/catch-code'
import type { CodeFault } from '@shared/domain/code-faults'
import type { CodeRule } from '@shared/domain/code-rules'
import { CODE_FILE_KIND, codeFileSchema, codeRulesSchema } from '@shared/domain/code-rules-schema'
import { visibleText } from '@shared/domain/plain-text'
import { compilePatterns } from './patterns'

/** Rules that can be used, or every wrong field of them. */
export type CheckedRules =
  { ok: true; rules: CodeRule[]; patterns: Patterns } | { ok: false; faults: CodeFault[] }

const AT_CHARACTERS = 60

/** Checks rules from wherever they come: their shape, then their regular expressions. */
export async function checkRules(given: unknown): Promise<CheckedRules> {
  const read = codeRulesSchema.safeParse(given)
  if (!read.success) {
    return { ok: false, faults: faultsOf(read.error, { rules: given }, ['rules']) }
  }
  return withPatterns(read.data)
}

/** Checks the text of an exported file. */
export async function checkRulesFile(text: string): Promise<CheckedRules> {
  let content: unknown
  try {
    // A byte order mark is what Windows editors put in front of JSON.
    content = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return whole('notJson')
  }
  const { kind, version } = (content ?? {}) as { kind?: unknown; version?: unknown }
  if (kind !== CODE_FILE_KIND) return whole('notRules')
  if (typeof version === 'number' && version > 1) return whole('newer')
  const read = codeFileSchema.safeParse(content)
  if (!read.success) return { ok: false, faults: faultsOf(read.error, content, []) }
  return withPatterns(read.data.rules)
}

function whole(wrong: CodeFault['wrong']): CheckedRules {
  return { ok: false, faults: [{ field: '', wrong, at: '' }] }
}

async function withPatterns(rules: CodeRule[]): Promise<CheckedRules> {
  const { patterns, faults } = await compilePatterns(rules)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rules, patterns }
}

function faultsOf(
  { issues }: z.ZodError,
  content: unknown,
  above: readonly PropertyKey[],
): CodeFault[] {
  const faults = issues.map((issue): CodeFault => {
    const path = [...above, ...issue.path]
    const field = fieldOf(path)
    if (issue.code === 'unrecognized_keys') {
      return { field, wrong: 'unknown', at: issue.keys.join(', ').slice(0, AT_CHARACTERS) }
    }
    const value = valueAt(content, path)
    const at = typeof value === 'string' ? value.slice(0, AT_CHARACTERS) : ''
    if (isEmpty(value)) return { field, wrong: 'missing', at: '' }
    if (issue.code === 'invalid_type') return { field, wrong: 'type', at: '' }
    if (issue.code === 'too_big' && issue.origin === 'array') {
      return { field, wrong: 'tooMany', at: String(issue.maximum) }
    }
    if (issue.code === 'custom' && issue.params?.['noValueGroup'] === true) {
      return { field, wrong: 'noValueGroup', at: '' }
    }
    return { field, wrong: 'value', at }
  })
  // What is not filled in breaks several rules of its field at once.
  const isFirst = ({ field, wrong }: CodeFault, at: number) =>
    at === faults.findIndex((other) => other.field === field && other.wrong === wrong)
  return faults.filter((fault, at) => fault.wrong !== 'missing' || isFirst(fault, at))
}

/** Not there, or nothing to be seen in it: a form sends an empty field too. */
function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0
  return value === undefined || (typeof value === 'string' && visibleText(value) === '')
}
