/**
 * @typedef {{ passed: number, failed: number, skipped?: number }} Counts
 */

const NONE = { passed: 0, failed: 0, skipped: 0 }

/** The counts of a report that vitest wrote. */
export function countsOfVitest(report) {
  // A file that could not even be loaded has no failed test to count, and must not go unnoticed.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** The counts of a report that Playwright wrote. */
export function countsOfPlaywright({ stats, errors = [] }) {
  return {
    passed: stats.expected,
    // A flaky test has failed, whatever a second try brought. Errors are outside of any test: a spec that could not
    // be loaded.
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped ?? 0,
  }
}

/**
 * The counts of one runner: those of its report, and one failure more when it ended badly without
 * having counted any, or ran nothing at all.
 * @param {Counts | undefined} reported
 */
export function honestCounts(reported, exitCode) {
  const { passed, failed, skipped } = { ...NONE, ...reported }
  const isHidden = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isHidden ? 1 : failed, skipped }
}

/** All counts together. */
export function sumOf(all) {
  return all.reduce(
    (sum, { passed, failed, skipped = 0 }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    NONE,
  )
}

/** The line that every test command ends with; skipped tests are named only where there are any. */
export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** The counts in the closing line of a test command's output, if it has one. */
export function countsInOutput(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)]
  const last = lines.at(-1)
  return last && { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) }
}

/** Prints the closing line and returns the exit code that goes with it. */
export function conclude(all) {
  const sum = sumOf(all)
  console.log(`\n${closingLine(sum)}`)
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}
