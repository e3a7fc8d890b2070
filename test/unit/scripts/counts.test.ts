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
    const report = { numPassedTests: 7, numFailedTests: 1, testResults: [passedFile, failedFile] }
    expect(countsOfVitest(report)).toEqual({ passed: 7, failed: 1 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const unloadable = { status: 'failed', assertionResults: [] }
    const report = { numPassedTests: 7, numFailedTests: 0, testResults: [passedFile, unloadable] }
    expect(countsOfVitest(report)).toEqual({ passed: 7, failed: 1 })
  })

  it('reads the report of Playwright, in which a test may pass at the second try', () => {
    const stats = { expected: 5, flaky: 1, unexpected: 2, skipped: 3 }
    expect(countsOfPlaywright({ stats })).toEqual({ passed: 6, failed: 2 })
    expect(countsOfPlaywright({ stats, errors: [{}] })).toEqual({ passed: 6, failed: 3 })
  })

  it.each([
    ['a runner that wrote no report', undefined, 1],
    ['a runner that ended badly after every test passed', { passed: 3, failed: 0 }, 1],
    ['a runner that found nothing to run', { passed: 0, failed: 0 }, 0],
  ])('counts %s as a failure', (_, reported, exitCode) => {
    expect(honestCounts(reported, exitCode).failed).toBe(1)
  })

  it('adds no failure to those that were counted, nor to a good run', () => {
    expect(honestCounts({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 })
    expect(honestCounts({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 })
  })

  it('adds up the runners, and finds its own closing line again', () => {
    const sum = sumOf([
      { passed: 3, failed: 1 },
      { passed: 40, failed: 0 },
    ])
    expect(closingLine(sum)).toBe('43 passed, 1 failed')
    expect(countsInOutput(`1 passed, 0 failed\n\n${closingLine(sum)}\n`)).toEqual(sum)
    expect(countsInOutput('  3 passed (1s)')).toBeUndefined()
  })
})
