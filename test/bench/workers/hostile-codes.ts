import fc from 'fast-check'
import { DEFAULT_CODE_RULES, type CodeRule } from '@shared/domain/code-rules'
import { readCode } from '@shared/domain/read-code'
import { SCAN_MAX_CHARACTERS } from '@shared/domain/scan-code'
import { compilePatterns } from '../../../src-main/codes/patterns'
import { pattern } from '../../support/code-rules'
import { HOSTILE_CODES } from '../../support/hostile-codes'
import { randomCode, randomRule } from '../../support/random-codes'

/** Expressions that an engine which tries and tries again needs years for, and texts that make it. */
const CATASTROPHIC = [
  String.raw`(?P<value>\d+)(?:a+)+!`,
  String.raw`(?:a|a)*(?P<value>\d)!`,
  String.raw`(?:(?:.*)*)*(?P<value>\d)!`,
  String.raw`(?:\w+\s?)*(?P<value>\d{200})`,
]
const LONG = ['a', '1', '1a', ' a', '{', '[', '%25', '&a=', '﷽'].map((part) =>
  part.repeat(SCAN_MAX_CHARACTERS).slice(0, SCAN_MAX_CHARACTERS),
)
/** The same codes in every run. */
const SEED = 20_261_123

interface Question {
  drawn: number
}

process.once('message', ({ drawn }: Question) => {
  void measure(drawn).then((times) => process.send?.(times))
})

/** How long each code took to be read, ms: by the usual rules, by the worst expressions, and drawn codes by drawn rules. */
async function measure(drawn: number): Promise<number[]> {
  const hostile = [...HOSTILE_CODES.map(({ text }) => text), ...LONG]
  const random = fc.sample(fc.tuple(randomCode, fc.array(randomRule, { maxLength: 6 })), {
    numRuns: drawn,
    seed: SEED,
  })
  const times = [
    ...(await timesOf(hostile, DEFAULT_CODE_RULES)),
    ...(await timesOf(
      hostile,
      CATASTROPHIC.map((text) => pattern(text)),
    )),
  ]
  for (const [text, rules] of random) times.push(...(await timesOf([text], rules)))
  return times
}

async function timesOf(texts: readonly string[], rules: readonly CodeRule[]): Promise<number[]> {
  const { patterns } = await compilePatterns(rules)
  return texts.map((text) => {
    const startedAt = performance.now()
    readCode(text, rules, patterns)
    return performance.now() - startedAt
  })
}
