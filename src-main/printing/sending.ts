import type { PrinterTrouble } from '@shared/domain/print-job'

/** What became of a paper that was sent. */
export type Sent =
  /** Not a byte of it went out. */
  | { kind: 'notReached'; trouble: PrinterTrouble }
  /** The printer has told that it is on the paper. */
  | { kind: 'printed' }
  /** All of it went out, and the printer cannot tell more. */
  | { kind: 'sent' }
  /** Some of it went out, and nobody knows how much was printed. */
  | { kind: 'unknown' }

export interface SendTools {
  /** Called just before the first byte of the paper goes out; where it throws none may. */
  begin(): void
  /** What stands in the way while it is printed; null when nothing does any more. */
  told(trouble: PrinterTrouble | null): void
  /** Ends the sending: what is on its way is unknown then. */
  signal: AbortSignal
}

/** False where nothing may be sent: the paper is gone meanwhile, or the ledger cannot say that it is under way. */
export function mayBegin({ begin }: Pick<SendTools, 'begin'>): boolean {
  try {
    begin()
    return true
  } catch {
    return false
  }
}

/** Sends, and rejects with what `begin` threw: that is no trouble of the printer's. */
export async function unlessRefused(
  tools: SendTools,
  send: (tools: SendTools) => Promise<Sent>,
): Promise<Sent> {
  let refusal: { error: unknown } | null = null
  const sent = await send({
    ...tools,
    begin() {
      try {
        tools.begin()
      } catch (error) {
        refusal = { error }
        throw error
      }
    },
  })
  if (refusal) throw (refusal as { error: unknown }).error
  return sent
}
