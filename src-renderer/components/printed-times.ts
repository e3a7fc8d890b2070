import type { PrintJob } from '@shared/domain/print-job'

/** How often a receipt came out, as far as anybody knows. */
export interface PrintedTimes {
  /** Printed or sent. */
  out: number
  /** Of each of those a printer or a person has said that it is on paper. */
  isCertain: boolean
  /** Nobody knows whether they are on paper: also of one in whose place another was printed. */
  doubtful: number
}

/** Counts the papers of a sale. */
export function printedTimes(papers: readonly Pick<PrintJob, 'state' | 'cause'>[]): PrintedTimes {
  const count = (isOne: (paper: Pick<PrintJob, 'state' | 'cause'>) => boolean) =>
    papers.filter(isOne).length
  const sent = count(({ state }) => state === 'sent')
  return {
    out: sent + count(({ state }) => state === 'printed'),
    isCertain: sent === 0,
    doubtful: count(({ state, cause }) => state === 'unknown' || cause.code === 'again'),
  }
}
