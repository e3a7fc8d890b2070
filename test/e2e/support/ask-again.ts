const TRIES = 3

/**
 * Asks the app's main process once more when its answer was lost: on a busy computer V8 may collect the promise of a
 * call that comes over the inspector. Only for what may be done twice.
 */
export async function askAgain<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = TRIES - 1; left > 0; left--) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof Error) || !error.message.includes('garbage collected')) throw error
    }
  }
  return ask()
}
