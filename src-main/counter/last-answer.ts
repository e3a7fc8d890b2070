import type { Instant } from '@shared/domain/calendar'
import type { Problem } from '@shared/ipc/result'

const ANSWER_KEPT_MS = 10_000
/** Long enough that typing a filter does not wait for a dead line at every key, short enough for "try again". */
const PROBLEM_KEPT_MS = 2_000

/** Remembers the last answer for a moment: turning a page or typing a filter must not ask the back end each time. */
export interface LastAnswer<T> {
  /** `anyAge`: what was said of the same before will do, even if it is out of date, or asked for anew at this moment. */
  of(key: string, now: () => Instant, ask: () => Promise<T>, anyAge?: boolean): Promise<T>
  /** What was answered is out of date: the next question is asked anew. */
  forget(): void
}

/** Makes a memory with nothing in it. */
export function createLastAnswer<T extends { problem: Problem | null }>(): LastAnswer<T> {
  interface Kept {
    key: string
    until: Instant
    answer: Promise<T>
    isOld: boolean
    /** What was said before, as long as this one is not there. */
    before: Promise<T> | null
  }
  let kept: Kept | null = null
  return {
    of(key, now, ask, anyAge = false) {
      const isFresh = (): boolean => !!kept && !kept.isOld && now() < kept.until
      if (kept?.key === key && anyAge) return kept.before ?? kept.answer
      if (kept?.key === key && isFresh()) return kept.answer
      const isThere = kept?.key === key && kept.until !== Number.POSITIVE_INFINITY
      const before = kept?.key === key ? (isThere ? kept.answer : kept.before) : null
      const mine: Kept = {
        ...{ key, until: Number.POSITIVE_INFINITY, answer: ask(), isOld: false, before },
      }
      kept = mine
      mine.answer.then(
        ({ problem }) => {
          mine.until = now() + (problem ? PROBLEM_KEPT_MS : ANSWER_KEPT_MS)
          mine.before = null
        },
        () => {
          if (kept === mine) kept = null
        },
      )
      return mine.answer
    },
    forget() {
      if (kept) kept.isOld = true
    },
  }
}
