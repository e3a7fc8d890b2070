import { expect, it } from 'vitest'
import { TRAIL_GROUPS } from '@shared/domain/trail'
import { trailWords } from '@shared/words/trail'
import { CALL_NEEDS } from '../../../src-main/ipc/call-needs'

const noted = Object.entries(CALL_NEEDS)
  .filter(([, need]) => !['open', 'signedIn', 'redeem'].includes(need as string))
  .map(([name]) => name)
const grouped: readonly string[] = Object.values(TRAIL_GROUPS).flat()

it('every action that is noted in the trail has words in both languages', () => {
  const untold = [...noted, ...grouped].filter(
    (kind) => !(kind in trailWords['zh-CN'].kinds && kind in trailWords.en.kinds),
  )
  expect(untold).toEqual([])
})

it('every action that is noted can be looked for by its kind, in one group', () => {
  expect(noted.filter((kind) => !grouped.includes(kind))).toEqual([])
  expect(grouped).toEqual([...new Set(grouped)])
})
