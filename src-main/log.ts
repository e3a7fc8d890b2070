/**
 * Where parts of the terminal tell what happened. `event` is a stable dotted name; `details` hold ids, sizes, codes
 * and field paths, never a token, a member's data or a body.
 */
export interface Log {
  debug(event: string, details?: object): void
  info(event: string, details?: object): void
  warn(event: string, details?: object): void
  error(event: string, details?: object): void
}

/** A log that keeps nothing: for tests, and for parts that run before the log file is open. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
