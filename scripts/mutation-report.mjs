/**
 * @typedef {object} Survivor a change of the code that no test noticed
 * @property {string} file its name without the folder
 * @property {string} line the line of code as it is
 * @property {string} change what of it became what
 */

const KILLED = ['Killed', 'Timeout']
const SURVIVED = ['Survived', 'NoCoverage']
// Enough to know a line or a change again, short enough for a table.
const SHOWN = 90

/** What a report of Stryker says: how many changes the tests noticed, of how many, and which they did not. */
export function readReport({ files }) {
  const counts = Object.entries(files).map(([file, { source, mutants }]) => {
    const count = (states) => mutants.filter(({ status }) => states.includes(status)).length
    const survivors = mutants
      .filter(({ status }) => SURVIVED.includes(status))
      .map((mutant) => survivorOf(file, source.split('\n'), mutant))
    const killed = count(KILLED)
    return { file: nameOf(file), killed, of: killed + survivors.length, survivors }
  })
  const sum = (key) => counts.reduce((all, one) => all + one[key], 0)
  return {
    files: counts,
    killed: sum('killed'),
    of: sum('of'),
    survivors: counts.flatMap(({ survivors }) => survivors),
  }
}

/** In percent, with one decimal cut off: 89.99 is not 90. */
export const scoreOf = ({ killed, of }) => (of === 0 ? 0 : Math.floor((killed / of) * 1_000) / 10)

/** The survivors that no row of a page's tables (file, line, change, …) tells of. */
export function unexplained(survivors, page) {
  const explained = new Set(
    page
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) =>
        line
          .split(/(?<!\\)\|/)
          .slice(1, 4)
          .map(textOf)
          .join('\n'),
      ),
  )
  return survivors.filter(
    ({ file, line, change }) => !explained.has([file, line, change].join('\n')),
  )
}

/** The row of a table that tells of a survivor. */
export const rowOf = ({ file, line, change }) =>
  `| ${[file, line, change].map(codeOf).join(' | ')} |`

function survivorOf(file, lines, { location: { start, end }, replacement }) {
  const mutated =
    start.line === end.line
      ? lines[start.line - 1].slice(start.column - 1, end.column - 1)
      : [lines[start.line - 1].slice(start.column - 1), ...lines.slice(start.line, end.line)].join(
          ' ',
        )
  return {
    file: nameOf(file),
    line: shown(lines[start.line - 1]),
    change: `${shown(mutated)} → ${shown(replacement ?? '')}`,
  }
}

const nameOf = (file) => file.split('/').at(-1)

function shown(code) {
  const text = code.replace(/\s+/g, ' ').trim()
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

const FENCE = '``'

/** A cell holds code in two backticks, for code may hold one; and a bar would end the cell. */
const codeOf = (text) => `${FENCE} ${text.replaceAll('|', '\\|')} ${FENCE}`
// However many backticks prettier leaves of them.
const textOf = (cell) =>
  cell
    .trim()
    .replace(/^(`+)(.*)\1$/, '$2')
    .replaceAll('\\|', '|')
    .trim()
