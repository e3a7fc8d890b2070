/** A code that stays before the camera is one scan, not ten a second. */
const SAME_CODE_MS = 3_000

/** Tells a new scan from the same code still lying there; `at` in milliseconds of any steady clock. */
export function createOnce(): (text: string, at: number) => boolean {
  let last: { text: string; at: number } | null = null
  return (text, at) => {
    const isSame = last !== null && last.text === text && at - last.at < SAME_CODE_MS
    // Counted from when it was last seen, so that it may lie there as long as it likes.
    last = { text, at }
    return !isSame
  }
}
