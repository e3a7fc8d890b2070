import { PRINT_LIMITS } from '@shared/domain/print-settings'

/** As many as there can be printers: each tries one paper again and again. */
const KEPT_MAX = PRINT_LIMITS.printers

/** Papers as they were drawn last, so that one that waits for its printer is drawn once and not with every try. */
export interface DrawnPapers {
  /** The bytes of a paper: those from before while all that it was drawn from is the same, else drawn now. */
  of(
    jobId: string,
    drawnFrom: readonly unknown[],
    draw: () => Promise<Uint8Array>,
  ): Promise<Uint8Array>
}

/** Keeps the last few. */
export function createDrawnPapers(): DrawnPapers {
  const kept = new Map<string, { drawnFrom: readonly unknown[]; bytes: Uint8Array }>()
  return {
    async of(jobId, drawnFrom, draw) {
      const before = kept.get(jobId)
      if (before?.drawnFrom.every((one, at) => one === drawnFrom[at])) return before.bytes
      const bytes = await draw()
      kept.delete(jobId)
      kept.set(jobId, { drawnFrom, bytes })
      const [oldest] = kept.keys()
      if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest)
      return bytes
    },
  }
}
