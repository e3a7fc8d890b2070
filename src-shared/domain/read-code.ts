import { isBillText } from './bill-text'
import { catchCode, type Caught, type Missed, type Patterns } from './catch-code'
import type { CodeRule } from './code-rules'
import { codeParts } from './code-text'
import { readValue, type ValueFault } from './code-values'
import { plainText, visibleText } from './plain-text'
import { readTyped, SCAN_MAX_CHARACTERS, type ScanMeaning, type ScanProblem } from './typed-text'

/** What a code means: one thing, or why nothing. A bill is handed over and opens nobody. */
export type CodeReading =
  | { ok: true; meaning: ScanMeaning | { kind: 'bill'; text: string } }
  | { ok: false; problem: ScanProblem; fault?: ValueFault }

/** What one rule made of a code. */
export type RuleVerdict =
  | { verdict: 'off' }
  /** An earlier rule has caught it. */
  | { verdict: 'notAsked' }
  | { verdict: 'missed'; why: Missed }
  | ({ verdict: 'caught'; fault: ValueFault | null } & Caught)

/** A reading and how it came about. */
export interface CodeTrace {
  reading: CodeReading
  /** For each rule in its order; empty where no rule was asked. */
  rules: RuleVerdict[]
  /** Who said it: a rule (its place from 0), the mark of a bill, the reading of typed text, or nobody. */
  by: number | 'billMark' | 'typed' | null
}

/**
 * Says what a scanned or typed text means: what the first rule that catches it says, else what `readTyped` makes of it;
 * never two things. A rule that has caught a code keeps it, also where its value makes no sense: then the code is
 * unreadable, and no later rule makes somebody else of it. Pure; never throws; the same text always means the same.
 */
export function readCode(raw: string, rules: readonly CodeRule[], patterns: Patterns): CodeReading {
  return traceCode(raw, rules, patterns).reading
}

/** As `readCode`, and tells what each rule made of it. */
export function traceCode(raw: string, rules: readonly CodeRule[], patterns: Patterns): CodeTrace {
  const nobody = (problem: ScanProblem): CodeTrace => ({
    reading: { ok: false, problem },
    rules: [],
    by: null,
  })
  if (raw.length > SCAN_MAX_CHARACTERS) return nobody('tooLong')
  const text = plainText(raw)
  // A few characters become up to eighteen when they are written plainly.
  if (text.length > SCAN_MAX_CHARACTERS) return nobody('tooLong')
  if (text === '') return nobody('empty')
  if (isBillText(text)) {
    return { reading: { ok: true, meaning: { kind: 'bill', text } }, rules: [], by: 'billMark' }
  }
  const parts = codeParts(text)
  const verdicts: RuleVerdict[] = []
  let reading: CodeReading | null = null
  let by: CodeTrace['by'] = null
  for (const [place, rule] of rules.entries()) {
    if (!rule.on) verdicts.push({ verdict: 'off' })
    else if (reading) verdicts.push({ verdict: 'notAsked' })
    else {
      const found = catchCode({ text, parts }, rule, patterns)
      if ('missed' in found) {
        verdicts.push({ verdict: 'missed', why: found.missed })
        continue
      }
      const said = sayWhat(found, rule, raw)
      if (said === 'shape' && rule.kind === 'prefix') {
        verdicts.push({ verdict: 'missed', why: 'value' })
        continue
      }
      const fault = typeof said === 'string' ? said : null
      reading = typeof said === 'string' ? { ok: false, problem: 'unreadable', fault: said } : said
      by = place
      verdicts.push({ verdict: 'caught', fault, ...found })
    }
  }
  if (reading) return { reading, rules: verdicts, by }
  if (parts.isCode) return { ...nobody('unreadable'), rules: verdicts }
  return { reading: readTyped(text), rules: verdicts, by: 'typed' }
}

function sayWhat(
  { value }: Caught,
  { means, check }: CodeRule,
  raw: string,
): (CodeReading & { ok: true }) | ValueFault {
  if (means === 'askBackEnd') {
    // As it stands: a vendor's code is not written plainly, only what a scanner adds goes.
    return { ok: true, meaning: { kind: 'askBackEnd', text: visibleText(raw) } }
  }
  if (value === null) return 'shape'
  if (means === 'bill') {
    return value === ''
      ? 'shape'
      : { ok: true, meaning: { kind: 'bill', text: isBillText(value) ? value : `BILL:${value}` } }
  }
  const read = readValue(value, means, check)
  return typeof read === 'string' ? read : { ok: true, meaning: read }
}
