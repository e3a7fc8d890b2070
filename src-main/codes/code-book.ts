import { NO_PATTERNS, type Patterns } from '@shared/domain/catch-code'
import type { CodeFault } from '@shared/domain/code-faults'
import { DEFAULT_CODE_RULES, type CodeRule } from '@shared/domain/code-rules'
import { readCode, type CodeReading } from '@shared/domain/read-code'
import type { Log } from '../log'
import { checkRules } from './check-rules'

/** The rules in force on this terminal. */
export interface RulesInForce {
  rules: readonly CodeRule[]
  patterns: Patterns
  areDefault: boolean
  /** Why the rules that are kept cannot be used; empty where they can. */
  damaged: CodeFault[]
}

/** What codes mean over the connection in use. */
export interface CodeBook {
  inForce(): Promise<RulesInForce>
  /** Says what a code means. Never rejects. */
  read(text: string): Promise<CodeReading>
}

const DEFAULT: RulesInForce = {
  rules: DEFAULT_CODE_RULES,
  patterns: NO_PATTERNS,
  areDefault: true,
  damaged: [],
}

/**
 * Reads codes by the rules that are kept with the connection. Rules that cannot be used never hold the counter up: the
 * usual ones are in force then, and the log and the settings say why.
 * @param kept the rules as they lie in the settings, unchecked; undefined where nobody has changed them
 */
export function createCodeBook(kept: () => unknown, log: Log): CodeBook {
  let known: { source: unknown; inForce: Promise<RulesInForce> } | null = null

  async function check(source: unknown): Promise<RulesInForce> {
    const checked = await checkRules(source)
    if (checked.ok) {
      return { rules: checked.rules, patterns: checked.patterns, areDefault: false, damaged: [] }
    }
    // Names of fields alone: a rule may hold what a shop keeps to itself.
    const fields = checked.faults.map(({ field, wrong }) => `${field} ${wrong}`)
    log.error('codes.damaged', { fields: fields.slice(0, 20) })
    return { ...DEFAULT, areDefault: false, damaged: checked.faults }
  }

  function inForce(): Promise<RulesInForce> {
    const source = kept()
    if (source === undefined) return Promise.resolve(DEFAULT)
    if (known?.source !== source) known = { source, inForce: check(source) }
    return known.inForce
  }

  return {
    inForce,
    async read(text) {
      const { rules, patterns } = await inForce()
      return readCode(text, rules, patterns)
    },
  }
}
