const COLUMNS = [
  { head: 'figure', of: ({ name }) => name },
  { head: 'value', of: ({ value, unit }) => `${value} ${unit}`, right: true },
  {
    head: 'reference',
    of: ({ reference, unit }) => (reference === null ? '—' : `${reference} ${unit}`),
    right: true,
  },
  { head: 'ratio', of: ({ ratio }) => (ratio === null ? '—' : String(ratio)), right: true },
  { head: 'goal', of: ({ goal }) => goal ?? '—' },
]

/** The results as a table for the console, with lines that a Markdown page can show as well. */
export function tableOf(results) {
  const rows = results.map((result) => COLUMNS.map(({ of }) => of(result)))
  const widths = COLUMNS.map(({ head }, at) =>
    Math.max(head.length, ...rows.map((r) => r[at].length)),
  )
  const line = (cells) => `| ${cells.map((cell, at) => fit(cell, widths[at], at)).join(' | ')} |`
  const rule = COLUMNS.map(({ right }, at) => '-'.repeat(widths[at] - 1) + (right ? ':' : '-'))
  return [line(COLUMNS.map(({ head }) => head)), line(rule), ...rows.map(line)].join('\n')
}

function fit(text, width, at) {
  return COLUMNS[at].right ? text.padStart(width) : text.padEnd(width)
}
