/** The channel names of the bridge; there are only these two. */
export const CALL_CHANNEL = 'counter:call'
export const EVENT_CHANNEL = 'counter:event'

/** What the preload script puts on `window.counter`: strings in, strings out (objects are slow to clone). */
export interface Bridge {
  /** Sends JSON text to the main process; resolves with the JSON text of a `Result`. */
  invoke(name: string, inputJson: string): Promise<string>
  /** Listens to one event; the listener gets JSON text. Returns the way to stop listening. */
  on(name: string, listener: (payloadJson: string) => void): () => void
}
