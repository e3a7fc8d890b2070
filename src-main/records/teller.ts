const TELL_EVERY_MS = 100

/** Tells how many of `total` are done: ten times a second, and of the last one. */
export function teller(
  told: ((done: number, total: number) => void) | undefined,
  total: number,
): (count: number) => void {
  let toldAt = Number.NEGATIVE_INFINITY
  return (count) => {
    const at = performance.now()
    if (count < total && at - toldAt < TELL_EVERY_MS) return
    toldAt = at
    told?.(count, total)
  }
}
