import type { HistoryStep } from '../domain/exception'
import type { Cause } from '../domain/redemption'
import { exceptionWords, type ExceptionWords } from './exceptions'

/** Looks up a sentence below `exceptions.` and fills it in; on a screen the translator, elsewhere `sayIn`. */
export type Say = (key: string, named?: Record<string, unknown>) => string

/** In which words a history is told: the language, and how a moment is written. */
export interface Teller {
  say: Say
  when(at: number): string
}

/** The words of one language without a screen's translator. */
export function sayIn(language: keyof typeof exceptionWords): Say {
  return (key, named = {}) => {
    let found: unknown = { exceptions: exceptionWords[language] }
    for (const part of key.split('.'))
      found = (found as Record<string, unknown> | undefined)?.[part]
    if (typeof found !== 'string') throw new Error(`no words for ${key}`)
    return found.replace(/\{(\w+)\}/g, (_, name: string) => String(named[name] ?? ''))
  }
}

/** One step of a history: what happened in a word, and why in a sentence. */
export function stepWords(teller: Teller, step: HistoryStep): { title: string; text: string } {
  const { say } = teller
  switch (step.kind) {
    case 'state':
      return { title: say(`exceptions.state.${step.state}`), text: causeWords(teller, step.cause) }
    case 'settlement':
      return {
        title: say(`exceptions.action.${step.action}`),
        text: step.reason === '' ? step.by : say('exceptions.decided', { ...step }),
      }
    case 'override':
      return {
        title: say('exceptions.override'),
        text: say('exceptions.decided', { by: step.manager, reason: step.reason }),
      }
  }
}

/** Why an entry came into a state, in the back end's own words where it said any. */
export function causeWords({ say, when }: Teller, cause: Cause): string {
  const key = (name: keyof ExceptionWords['cause']) => `exceptions.cause.${name}`
  switch (cause.code) {
    case 'refusedByApi':
      return say(key(cause.info === '' ? 'refusedSilently' : 'refusedByApi'), { ...cause })
    case 'redeemedElsewhere': {
      const where = [
        cause.at === null ? null : when(cause.at),
        cause.shop,
        cause.staff === null ? null : say('exceptions.staff', { staff: cause.staff }),
      ].filter((part) => part !== null)
      if (where.length === 0) return say(key('redeemedElsewhere'))
      return say(key('redeemedElsewhereAt'), { where: where.join(say('exceptions.join')) })
    }
    case 'writtenOff':
      return say(key(cause.by === null ? 'writtenOffSeen' : 'writtenOff'), { ...cause })
    case 'noAnswer':
    case 'notSent':
    case 'unintelligible':
      return say(key(cause.code), { problem: problemWords(say, cause.problem) })
    default:
      return say(key(cause.code), { ...cause })
  }
}

const PROBLEMS = new Set(Object.keys(exceptionWords.en.problem))

/** A problem's code in two or three words; a code that has none stands for itself. */
function problemWords(say: Say, code: string): string {
  const name = code.replace(/^api\./, '')
  return PROBLEMS.has(name) ? say(`exceptions.problem.${name}`) : code
}
