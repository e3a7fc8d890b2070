/** Work that is asked for more often than anybody reads what comes of it. */
export interface Paced {
  /** Wants it done: at once where it has rested long enough, else as soon as it has. */
  ask(): void
  /** What was asked for and has not begun is not done any more. */
  drop(): void
}

/**
 * Does work at most once in so many milliseconds and never twice at a time; whatever is asked for meanwhile is one more time
 * afterwards. The work must not reject.
 */
export function paced(work: () => Promise<void>, everyMs: number): Paced {
  let wanted = false
  let busy = false
  let resting: ReturnType<typeof setTimeout> | undefined

  async function run(): Promise<void> {
    wanted = false
    busy = true
    resting = setTimeout(() => {
      resting = undefined
      go()
    }, everyMs)
    await work()
    busy = false
    go()
  }

  function go(): void {
    if (wanted && !busy && resting === undefined) void run()
  }

  return {
    ask() {
      wanted = true
      go()
    },
    drop() {
      wanted = false
    },
  }
}
