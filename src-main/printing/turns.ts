/** Lets one piece of work at a time have a place, in the order in which they ask for it. */
export interface Turns {
  /** Resolves and rejects as the work does. */
  take<T>(place: string, work: () => Promise<T>): Promise<T>
}

/** Turns of which nobody has taken one yet. */
export function createTurns(): Turns {
  const ends = new Map<string, Promise<unknown>>()
  return {
    take(place, work) {
      const before = ends.get(place)
      const mine = before ? before.then(work) : work()
      const end = mine
        .catch(() => undefined)
        .then(() => {
          if (ends.get(place) === end) ends.delete(place)
        })
      ends.set(place, end)
      return mine
    },
  }
}
