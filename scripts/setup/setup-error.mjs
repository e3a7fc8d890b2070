/** Something the reader of the terminal can act on: shown as its message alone, without a stack. */
export class SetupError extends Error {
  name = 'SetupError'
}

/** Ends the process with a readable message; anything that is not a SetupError keeps its stack. */
export function exitWithError(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error)
  process.exit(1)
}
