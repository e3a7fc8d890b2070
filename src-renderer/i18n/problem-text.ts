import type { Problem } from '@shared/ipc/result'

type Translate = (key: string, named: Record<string, unknown>) => string

/** The sentence of a problem: what happened and what to do next. */
export function problemText(t: Translate, problem: Problem): string {
  const wait = 'seconds' in problem ? waitText(t, problem.seconds) : ''
  return t(`problem.${problem.code}`, { ...problem, wait })
}

/**
 * The sentence of a problem with a file that somebody chose to write: no redemption depends on it, as one does on the
 * data folder.
 */
export function fileProblemText(t: Translate, problem: Problem): string {
  if (problem.code === 'storage.readOnly') return t('shell.fileNotWritten.readOnly', { ...problem })
  if (problem.code === 'storage.full') return t('shell.fileNotWritten.full', { ...problem })
  return problemText(t, problem)
}

/** Nobody counts 3,600 seconds: from a minute and a half on in minutes, rounded up. */
function waitText(t: Translate, seconds: number): string {
  if (seconds < 90) return t('seat.wait.seconds', { n: Math.ceil(seconds) })
  return t('seat.wait.minutes', { n: Math.ceil(seconds / 60) })
}
