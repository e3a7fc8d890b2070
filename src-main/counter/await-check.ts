import type { Offline } from './offline-rules'
import type { OpenMembers } from './open-members'

/** How long a redemption waits for a question that is on its way: no cashier sees it as a wait. */
export const CHECK_WAIT_MS = 300

/**
 * Before a sale from a sheet out of the cache: lets the question behind that sheet be answered, at most for
 * `CHECK_WAIT_MS`, so that a sale made in the moment before the answer is no offline sale: neither marked on the receipt nor
 * held against the policy's limits, and judged by what is so now. Whoever has not answered by then may take long or be
 * gone: the sale is recorded from what is known, as an offline one. Waits for nothing where nothing is asked, and not
 * while the line is known to be down. Never throws.
 */
export async function awaitCheck(
  memberId: string,
  { openMembers, offline }: { openMembers: OpenMembers; offline: Offline },
): Promise<void> {
  const { state } = offline.line.state
  // `untried` is asked like `online`: its first answer may be the one that is on its way.
  if (state === 'offline' || state === 'unauthorized') return
  if (openMembers.get(memberId)?.source !== 'cache') return
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CHECK_WAIT_MS)
  })
  await Promise.race([openMembers.checked(memberId), enough])
  clearTimeout(timer)
}
