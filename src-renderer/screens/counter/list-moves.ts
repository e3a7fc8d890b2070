const PAGE_ROWS = 5

/**
 * Where a key leads in a list of one or two columns that is split into groups (usable ones, the rest).
 * Each group starts on a new line. Returns the new place, or the old one at an edge.
 */
export function moveInGroups(
  key: string,
  at: number,
  groups: readonly number[],
  columns: number,
): number {
  const last = groups.reduce((sum, size) => sum + size, 0) - 1
  if (last < 0) return -1
  if (at < 0) return key === 'End' || key === 'ArrowUp' ? last : 0
  switch (key) {
    case 'Home':
      return 0
    case 'End':
      return last
    case 'ArrowRight':
      return Math.min(last, at + 1)
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowDown':
      return lines(at, 1, groups, columns)
    case 'ArrowUp':
      return lines(at, -1, groups, columns)
    case 'PageDown':
      return lines(at, PAGE_ROWS, groups, columns)
    case 'PageUp':
      return lines(at, -PAGE_ROWS, groups, columns)
    default:
      return at
  }
}

function lines(at: number, count: number, groups: readonly number[], columns: number): number {
  // Every line as the places it holds, so that groups of any size and a half-full line need no special case.
  const rows: number[][] = []
  let first = 0
  for (const size of groups) {
    for (let start = 0; start < size; start += columns) {
      const length = Math.min(columns, size - start)
      rows.push(Array.from({ length }, (_, index) => first + start + index))
    }
    first += size
  }
  const row = rows.findIndex((places) => places.includes(at))
  const column = rows[row]?.indexOf(at) ?? 0
  const target = rows[Math.max(0, Math.min(rows.length - 1, row + count))]
  return target?.[Math.min(column, target.length - 1)] ?? at
}
