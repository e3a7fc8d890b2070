import type { Patterns } from '@shared/domain/catch-code'
import type { CodeFault, CodeFaultKind } from '@shared/domain/code-faults'
import type { RE2JS } from 're2js'
import { CODE_LIMITS, VALUE_GROUP, type CodeRule } from '@shared/domain/code-rules'

/** RE2's own words for what is wrong with a pattern. */
const FAULTS: Readonly<Record<string, CodeFaultKind>> = {
  'missing closing )': 'paren',
  'unexpected )': 'paren',
  'missing closing ]': 'bracket',
  'invalid repeat count': 'repeat',
  'invalid nested repetition operator': 'repeat',
  'missing argument to repetition operator': 'nothingToRepeat',
  // What would need to try and try again: (?=…), (?!…), (?>…).
  'invalid or unsupported Perl syntax': 'notLinear',
  'invalid escape sequence': 'escape',
  'trailing backslash at end of expression': 'escape',
  'invalid character class': 'range',
  'invalid character class range': 'range',
  'invalid named capture': 'groupName',
  'duplicate capture group name': 'groupTwice',
}
/** A look behind is a named group to RE2, and a reference back an escape. */
const NOT_LINEAR = /\(\?<[=!]|\\[1-9]/

type Engine = typeof RE2JS
type Program = InstanceType<Engine>

/**
 * Compiles the regular expressions of rules for an engine whose time grows with the text and never faster (re2js: RE2's
 * automata). The engine is loaded only when there is a pattern.
 */
export async function compilePatterns(
  rules: readonly CodeRule[],
): Promise<{ patterns: Patterns; faults: CodeFault[] }> {
  const programs = new Map<string, Program>()
  const faults: CodeFault[] = []
  const written = rules.flatMap((rule, place) =>
    rule.kind === 'regex' ? [{ rule, field: `rules[${place}].pattern` }] : [],
  )
  if (written.length > 0) {
    const { RE2JS: engine } = await import('re2js')
    let size = 0
    for (const { rule, field } of written) {
      const found = compile(engine, rule.pattern)
      if ('wrong' in found) {
        faults.push({ field, ...found })
        continue
      }
      const { program } = found
      if (rule.means !== 'askBackEnd' && !Object.hasOwn(program.namedGroups(), VALUE_GROUP)) {
        faults.push({ field, wrong: 'noValueGroup', at: '' })
      }
      programs.set(rule.pattern, program)
      if (rule.on) size += program.programSize()
      if (size > CODE_LIMITS.patternsSize) {
        faults.push({ field, wrong: 'largeTogether', at: '' })
        break
      }
    }
  }
  return { faults, patterns: { match: (pattern, text) => match(programs.get(pattern), text) } }
}

function compile(
  engine: Engine,
  pattern: string,
): { program: Program } | { wrong: CodeFaultKind; at: string } {
  try {
    const program = engine.compile(pattern)
    if (program.programSize() > CODE_LIMITS.patternSize) return { wrong: 'large', at: '' }
    return { program }
  } catch (error) {
    const { error: said, input } = error as { error?: unknown; input?: unknown }
    const at = typeof input === 'string' ? input.slice(0, CODE_LIMITS.nameCharacters) : ''
    if (NOT_LINEAR.test(at)) return { wrong: 'notLinear', at }
    return { wrong: FAULTS[String(said)] ?? 'pattern', at }
  }
}

function match(program: Program | undefined, text: string): ReadonlyMap<string, string> | null {
  const matcher = program?.matcher(text)
  if (!matcher?.matches()) return null
  const groups = Object.keys(program?.namedGroups() ?? {}).map(
    (name) => [name, matcher.group(name)] as const,
  )
  return new Map(groups.filter((group): group is [string, string] => group[1] !== null))
}
