import type { Instant } from '@shared/domain/calendar'

/** Who was erased at a back end, and the sales that forget them: the ledger keeps the id alone. */
export interface ErasureBook {
  /** Notes members as erased, for good. On the disk when it returns. Throws `ProblemError` `storage.*`. */
  noteErased(connectionId: string, memberIds: readonly string[], at: Instant): void
  /**
   * Takes name and phone out of the receipts of the next few sales; true when there is more. On the disk when it returns.
   * Throws `ProblemError` `storage.*`.
   */
  scrubSome(): boolean
}
