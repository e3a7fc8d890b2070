/** Generous: whoever waits so long waits for something that does not happen. */
const LIMIT_MS = 60_000

/** Promises for what a test waits to see. */
export class Waiting {
  readonly #looks = new Set<() => void>()

  /** Looks again at everything that somebody waits for. */
  changed(): void {
    for (const look of [...this.#looks]) look()
  }

  /** Resolves with what `find` finds, now or after a change. Rejects after the limit with what is there instead. */
  until<Found>(find: () => Found | undefined, instead: () => string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const done = (): void => {
        clearTimeout(timer)
        this.#looks.delete(look)
      }
      const look = (): void => {
        try {
          const found = find()
          if (found === undefined) return
          done()
          resolve(found)
        } catch (error) {
          done()
          reject(error)
        }
      }
      const timer = setTimeout(() => {
        done()
        reject(new Error(`waited ${LIMIT_MS} ms in vain; there is ${instead()}`))
      }, LIMIT_MS)
      this.#looks.add(look)
      look()
    })
  }
}
