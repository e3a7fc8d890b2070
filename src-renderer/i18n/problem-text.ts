import type { Problem } from '@shared/ipc/result'

type Translate = (key: string, named: Record<string, unknown>) => string

/** The sentence of a problem: what happened and what to do next. */
export function problemText(t: Translate, problem: Problem): string {
  return t(`problem.${problem.code}`, { ...problem })
}
