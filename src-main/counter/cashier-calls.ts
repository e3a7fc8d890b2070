/** Knows whether a cashier's question is on its way to the back end: what can wait, waits for it. */
export interface CashierCalls {
  run<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when no question is on its way. */
  quiet(): Promise<void>
}

/** Makes one with nothing on its way. */
export function createCashierCalls(): CashierCalls {
  let running = 0
  let waiting: (() => void)[] = []
  return {
    async run(work) {
      running++
      try {
        return await work()
      } finally {
        running--
        if (running === 0) {
          for (const go of waiting) go()
          waiting = []
        }
      }
    },
    async quiet() {
      while (running > 0) await new Promise<void>((go) => waiting.push(go))
    },
  }
}
