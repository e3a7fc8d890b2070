/**
 * @typedef {{ passed: number, failed: number }} Counts
 */

/** The counts of a report that vitest wrote. */
export function countsOfVitest(report) {
  // A file that could not even be loaded has no failed test to count, and must not go unnoticed.
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length }
}

/** The counts of a report that Playwright wrote. */
export function countsOfPlaywright({ stats, errors = [] }) {
  // Errors outside of any test: a spec that could not be loaded.
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length }
}

/**
 * The counts of one runner: those of its report, and one failure more when it ended badly without
 * having counted any, or ran nothing at all.
 * @param {Counts | undefined} reported
 */
export function honestCounts(reported, exitCode) {
  const { passed, failed } = reported ?? { passed: 0, failed: 0 }
  const isHidden = failed === 0 && (exitCode !== 0 || passed === 0)
  return { passed, failed: isHidden ? 1 : failed }
}

/** All counts together. */
export function sumOf(all) {
  return all.reduce(
    (sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }),
    { passed: 0, failed: 0 },
  )
}

/** The line that every test command ends with. */
export const closingLine = ({ passed, failed }) => `${passed} passed, ${failed} failed`

/** The counts in the closing line of a test command's output, if it has one. */
export function countsInOutput(output) {
  const lines = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)]
  const last = lines.at(-1)
  return last && { passed: Number(last[1]), failed: Number(last[2]) }
}

/** Prints the closing line and returns the exit code that goes with it. */
export function conclude(all) {
  const sum = sumOf(all)
  console.log(`\n${closingLine(sum)}`)
  return sum.failed > 0 || sum.passed === 0 ? 1 : 0
}
