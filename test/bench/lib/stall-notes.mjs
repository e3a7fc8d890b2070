import { existsSync, readFileSync } from 'node:fs'

/** The witness of the main process writes twice a second. */
export const WRITTEN_AFTER_MS = 700

/** Runs in the page: notes every time that a timer of 10 ms came late, as [when, gap]. */
export function watchWindow() {
  window.stallsSeen = []
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    if (now - last >= 12) window.stallsSeen.push([performance.timeOrigin + now, now - last])
    last = now
  }, 10)
}

/** What the witness of the main process noted. */
export function notedIn(file) {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line) => line.split(' ').map(Number))
}

/** The longest gap that ended between the two; what is shorter than any that is noted counts as 10 ms. */
export function longestIn(gaps, since, until) {
  return Math.max(10, ...gaps.filter(([at]) => at >= since && at <= until).map(([, gap]) => gap))
}

/** On one clock in every process. */
export function now() {
  return performance.timeOrigin + performance.now()
}
