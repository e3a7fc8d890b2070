import type { CallInput } from '@shared/ipc/contract'
import type { TrailRow } from '../../src-main/records/trail/trail-source'
import { openTrailSource } from '../../src-main/store/trail-rows'

/** Asks for every entry of the trail. */
export const WHOLE_TRAIL: CallInput<'audit.list'> = {
  filter: { from: '2000-01-01', to: '2100-01-01', who: null, kinds: [], text: '' },
}

type Detail = Record<string, string | number | boolean | null>

/** The trail of a ledger as it was written, newest first: all of it, or what is of these kinds. */
export function trailOf(
  file: string,
  kinds: readonly string[] = [],
): (Omit<TrailRow, 'detail'> & { detail: Detail })[] {
  const source = openTrailSource(file)
  try {
    const all = { from: 0, to: Number.MAX_SAFE_INTEGER, until: source.end() }
    const seqs = source.select({ ...all, who: null, kinds, text: null }).sort((a, b) => b - a)
    return source.rows(seqs).map((row) => ({ ...row, detail: JSON.parse(row.detail) as Detail }))
  } finally {
    source.close()
  }
}
