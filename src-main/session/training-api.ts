/** The coupon API that the product carries, as its own process, for training. */
export interface TrainingApi {
  /** Starts it unless it runs. Throws `ProblemError` `api.trainingFailed` or `storage.*`. */
  start(): Promise<{ baseUrl: string; token: string }>
  /** Told when the process ended without being asked to. */
  onUnexpectedEnd(listener: () => void): void
  stop(): Promise<void>
}
