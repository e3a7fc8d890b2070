import { describe, expect, it } from 'vitest'
import {
  closingLine,
  countsInOutput,
  countsOfPlaywright,
  countsOfVitest,
  honestCounts,
  sumOf,
} from '../../../scripts/counts.mjs'

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] }

describe('counting tests', () => {
  it('reads the report of vitest', () => {
    const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }] }
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [passedFile, failedFile],
    }
    expect(countsOfVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 3 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const unloadable = { status: 'failed', assertionResults: [] }
    const report = { numPassedTests: 7, numFailedTests: 0, testResults: [passedFile, unloadable] }
    expect(countsOfVitest(report)).toEqual({ passed: 7, failed: 1, skipped: 0 })
  })

  it('reads the report of Playwright, in which a test that passes at the second try has failed', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }
    expect(countsOfPlaywright({ stats })).toEqual({ passed: 5, failed: 3, skipped: 3 })
    expect(countsOfPlaywright({ stats, errors: [{}] })).toMatchObject({ passed: 5, failed: 4 })
  })

  it.each([
    ['a runner that wrote no report', undefined, 1],
    ['a runner that ended badly after every test passed', { passed: 3, failed: 0 }, 1],
    ['a runner that found nothing to run', { passed: 0, failed: 0 }, 0],
    ['a runner that skipped everything', { passed: 0, failed: 0, skipped: 9 }, 0],
  ])('counts %s as a failure', (_, reported, exitCode) => {
    expect(honestCounts(reported, exitCode).failed).toBe(1)
  })

  it('adds no failure to those that were counted, nor to a good run', () => {
    const bad = { passed: 3, failed: 2, skipped: 0 }
    expect(honestCounts(bad, 1)).toEqual(bad)
    const good = { passed: 3, failed: 0, skipped: 4 }
    expect(honestCounts(good, 0)).toEqual(good)
  })

  it('adds up the runners, and finds its own closing line again', () => {
    const runners = [
      { passed: 3, failed: 1 },
      { passed: 40, failed: 0, skipped: 0 },
    ]
    const sum = sumOf(runners)
    expect(closingLine(sum)).toBe('43 passed, 1 failed')
    expect(countsInOutput(`1 passed, 0 failed\n\n${closingLine(sum)}\n`)).toEqual(sum)
    expect(countsInOutput('  3 passed (1s)')).toBeUndefined()

    const withSkipped = sumOf([...runners, { passed: 2, failed: 0, skipped: 5 }])
    expect(closingLine(withSkipped)).toBe('45 passed, 1 failed, 5 skipped')
    expect(countsInOutput(`${closingLine(withSkipped)}\n`)).toEqual(withSkipped)
  })
})
