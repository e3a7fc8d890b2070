import { describe, expect, it } from 'vitest'
import { readReport, rowOf, scoreOf, unexplained } from '../../../scripts/mutation-report.mjs'

const SOURCE = 'const a = b || c\n\n  if (a) {\n    stop()\n  }\n'
const at = (line: number, column: number, lineEnd: number, columnEnd: number) => ({
  start: { line, column },
  end: { line: lineEnd, column: columnEnd },
})
const mutants = [
  { status: 'Killed', replacement: 'true', location: at(1, 11, 1, 17) },
  { status: 'Timeout', replacement: 'false', location: at(1, 11, 1, 17) },
  { status: 'Survived', replacement: 'b && c', location: at(1, 11, 1, 17) },
  { status: 'NoCoverage', replacement: '{}', location: at(3, 10, 5, 4) },
  { status: 'CompileError', replacement: '?', location: at(1, 1, 1, 2) },
]
const report = readReport({ files: { 'src/some/file.ts': { source: SOURCE, mutants } } })

describe('a report of mutants', () => {
  it('counts what was noticed of what could be, and names what was not', () => {
    expect(report).toMatchObject({ killed: 2, of: 4 })
    expect(report.files).toMatchObject([{ file: 'file.ts', killed: 2, of: 4 }])
    expect(report.survivors).toEqual([
      { file: 'file.ts', line: 'const a = b || c', change: 'b || c → b && c' },
      { file: 'file.ts', line: 'if (a) {', change: '{ stop() } → {}' },
    ])
  })

  it.each([
    [2, 4, 50],
    [8_999, 10_000, 89.9],
    [9, 10, 90],
    [0, 0, 0],
  ])('%d of %d is %d %%', (killed, of, score) => expect(scoreOf({ killed, of })).toBe(score))

  it('finds its rows again in a page, however the table is laid out', () => {
    const [first, second] = report.survivors.map(rowOf)
    const page = `# Page\n\n| file | line | change | why |\n| --- | --- | --- | --- |\n${first}   reason |\n`
    expect(unexplained(report.survivors, page)).toEqual([report.survivors[1]])
    const wide = page.replaceAll(' |', '      |').replaceAll('`` ', '`').replaceAll(' ``', '`')
    expect(unexplained(report.survivors, `${wide}${second}\n`)).toEqual([])
    expect(unexplained(report.survivors, '')).toEqual(report.survivors)
  })
})
