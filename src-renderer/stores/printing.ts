import type { PrintStatus } from '@shared/domain/print-job'
import type { PrintPurpose } from '@shared/domain/print-settings'
import type { WaitingPaper } from '@shared/ipc/calls-print'
import type { Problem, Result } from '@shared/ipc/result'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { call, on } from '../ipc/client'

const SAID_MS = 6_000

/** How receipts on paper stand, as the main process tells it. */
export const usePrinting = defineStore('printing', () => {
  const status = shallowRef<PrintStatus | null>(null)
  /** The papers that are not over, while somebody looks at them. */
  const papers = shallowRef<readonly WaitingPaper[]>([])
  const problem = shallowRef<Problem | null>(null)
  const looking = ref(false)

  async function load(): Promise<void> {
    const result = await call('print.status', null)
    // An event may have come first and is newer than this answer.
    if (result.ok && !status.value) status.value = result.value
  }

  function use(answer: Result<readonly WaitingPaper[]>): void {
    problem.value = answer.ok ? null : answer.problem
    if (answer.ok) papers.value = answer.value
  }

  async function look(): Promise<void> {
    looking.value = true
    use(await call('print.waiting', null))
  }

  async function decide(jobId: string, what: 'again' | 'printed' | 'drop'): Promise<void> {
    use(await call('print.decide', { jobId, what }))
  }

  /** What came of asking for a receipt, for a moment. */
  const said = shallowRef<Result<WaitingPaper> | null>(null)
  let forgetting: ReturnType<typeof setTimeout> | undefined

  /** Prints a sale once more, the last one for null. */
  async function again(saleId: string | null, purpose: PrintPurpose = 'customer'): Promise<void> {
    said.value = await call('print.again', { saleId, purpose })
    clearTimeout(forgetting)
    forgetting = setTimeout(() => (said.value = null), SAID_MS)
  }

  /** The sales whose receipts are on the screen, the one in front last. */
  const shown: { saleId: () => string }[] = []

  /** From now on this receipt is in front; what is returned takes it away. */
  function show(saleId: () => string): () => void {
    const mine = { saleId }
    shown.push(mine)
    return () => void shown.splice(shown.indexOf(mine), 1)
  }

  /** Prints what is on the screen once more, else the last sale. */
  const againShown = (): Promise<void> => again(shown.at(-1)?.saleId() ?? null)

  const tryNow = async (): Promise<void> => void (await call('print.tryNow', null))

  on('print.changed', (next) => {
    status.value = next
    if (looking.value) void look()
  })

  return {
    ...{ status, papers, problem, looking, said },
    ...{ load, look, decide, again, show, againShown, tryNow },
  }
})
