import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { ExceptionDetail, ExceptionEntry, ExceptionKind } from '@shared/domain/exception'
import type { CallInput, CallOutput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'
import { useStatus } from '@renderer/stores/status'
import { useWrittenFile } from '@renderer/stores/written-file'

export const PAGE_SIZE = 50

/** The exceptions desk: a page of what waits for a person, and the one entry that is looked at. */
export const useExceptions = defineStore('exceptions', () => {
  const kind = ref<ExceptionKind | null>(null)
  const page = ref(1)
  const rows = shallowRef<ExceptionEntry[]>([])
  const total = ref(0)
  const counts = shallowRef<Record<ExceptionKind, number>>({
    ...{ refused: 0, parked: 0, unknown: 0, byHand: 0 },
  })
  const loaded = ref(false)
  const loading = ref(false)
  const problem = shallowRef<Problem | null>(null)

  const chosenId = ref<string | null>(null)
  const detail = shallowRef<ExceptionDetail | null>(null)
  const detailProblem = shallowRef<Problem | null>(null)
  const acting = ref(false)
  const actProblem = shallowRef<Problem | null>(null)
  const { exporting, exported, exportProblem, write, forgetFile } =
    useWrittenFile<CallOutput<'exceptions.export'>>()

  const kinds = computed(() => (kind.value ? [kind.value] : []))
  const place = computed(() =>
    rows.value.findIndex(({ requestId }) => requestId === chosenId.value),
  )
  let listTurn = 0
  let detailTurn = 0

  /** Reads the page anew; an answer to an older question is dropped. What was chosen stays where it still waits. */
  async function load(): Promise<void> {
    const mine = ++listTurn
    loading.value = true
    const query = { kinds: kinds.value, page: page.value, pageSize: PAGE_SIZE }
    const answer = await call('exceptions.list', query)
    if (mine !== listTurn) return
    loading.value = false
    loaded.value = true
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    const before = place.value
    rows.value = answer.value.rows
    total.value = answer.value.total
    counts.value = answer.value.counts
    if (rows.value.length === 0 && page.value > 1) return turnTo(page.value - 1)
    if (place.value >= 0) return readDetail()
    // The next one takes the place of the one that is gone.
    const next = rows.value[Math.max(0, Math.min(before, rows.value.length - 1))]
    await choose(next?.requestId ?? null)
  }

  async function choose(requestId: string | null): Promise<void> {
    if (chosenId.value !== requestId) detail.value = null
    chosenId.value = requestId
    actProblem.value = null
    await readDetail()
  }

  async function readDetail(): Promise<void> {
    const mine = ++detailTurn
    const requestId = chosenId.value
    if (requestId === null) return void (detail.value = null)
    const answer = await call('exceptions.get', { requestId })
    if (mine !== detailTurn) return
    detailProblem.value = answer.ok ? null : answer.problem
    if (answer.ok) detail.value = answer.value
  }

  async function show(next: ExceptionKind | null): Promise<void> {
    kind.value = next
    page.value = 1
    await load()
  }

  async function turnTo(next: number): Promise<void> {
    page.value = next
    await load()
  }

  /** Writes a decision; true when it was written. The list is read anew in either case. */
  async function act(order: CallInput<'exceptions.act'>): Promise<boolean> {
    if (acting.value) return false
    acting.value = true
    forgetFile()
    const answer = await call('exceptions.act', order)
    acting.value = false
    await load()
    actProblem.value = answer.ok ? null : answer.problem
    return answer.ok
  }

  /** Exports one entry, or everything of the kind that is shown. */
  async function exportAs(
    format: CallInput<'exceptions.export'>['format'],
    requestId: string | null,
  ): Promise<void> {
    actProblem.value = null
    await write(() => call('exceptions.export', { format, kinds: kinds.value, requestId }))
  }

  function forget(): void {
    listTurn++
    detailTurn++
    rows.value = []
    total.value = 0
    page.value = 1
    loaded.value = loading.value = false
    problem.value = detailProblem.value = actProblem.value = null
    forgetFile()
    chosenId.value = detail.value = null
  }

  watch(() => useSession().place, forget, { flush: 'sync' })
  // What settles by itself leaves the list, what passes its hour comes in.
  const status = useStatus()
  watch(
    () => status.exceptions,
    () => loaded.value && !acting.value && void load(),
  )
  on('redemption.changed', ({ requestId }) => {
    if (requestId === chosenId.value && !acting.value) void readDetail()
  })

  return {
    ...{ kind, page, rows, total, counts, loaded, loading, problem, place },
    ...{ chosenId, detail, detailProblem, acting, actProblem, exporting, exported, exportProblem },
    ...{ load, choose, show, turnTo, act, exportAs },
  }
})
