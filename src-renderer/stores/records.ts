import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import type { Day } from '@shared/domain/calendar'
import type { Redemption } from '@shared/domain/redemption'
import { isSettled, mayFollow, type RedemptionState } from '@shared/domain/redemption-state'
import type { RecordRow, Sale } from '@shared/domain/view'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

export const PAGE_SIZE = 50
const TEXT_MAX_CHARACTERS = 100

/** The records of a range of days: the back end's list joined with this terminal's ledger, a page at a time. */
export const useRecordsStore = defineStore('records', () => {
  const from = ref<Day>('')
  const to = ref<Day>('')
  const states = ref<RedemptionState[]>([])
  const text = ref('')
  const page = ref(1)

  const rows = shallowRef<RecordRow[]>([])
  const total = ref(0)
  const backendProblem = ref<Problem | null>(null)
  const truncated = ref(false)
  const problem = ref<Problem | null>(null)
  const loading = ref(false)
  const loaded = ref(false)
  let turn = 0

  const opened = shallowRef<RecordRow | null>(null)
  const sale = shallowRef<Sale | null>(null)
  const saleProblem = ref<Problem | null>(null)
  const filtered = computed(() => states.value.length > 0 || text.value.trim() !== '')

  /** Asks for the page that the filters name; an answer to older filters is dropped. */
  async function load(): Promise<void> {
    if (from.value === '' || to.value === '' || from.value > to.value) return
    const mine = ++turn
    loading.value = true
    const answer = await call('records.list', {
      from: from.value,
      to: to.value,
      states: [...states.value],
      text: text.value.trim().slice(0, TEXT_MAX_CHARACTERS),
      page: page.value,
      pageSize: PAGE_SIZE,
    })
    if (mine !== turn) return
    loading.value = false
    loaded.value = true
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    rows.value = answer.value.rows
    total.value = answer.value.total
    backendProblem.value = answer.value.backendProblem
    truncated.value = answer.value.truncated
  }

  /** Changes what is asked for, and starts again at the first page. */
  async function ask(change: {
    from?: Day
    to?: Day
    states?: RedemptionState[]
    text?: string
  }): Promise<void> {
    from.value = change.from ?? from.value
    to.value = change.to ?? to.value
    states.value = change.states ?? states.value
    text.value = change.text ?? text.value
    page.value = 1
    await load()
  }

  async function turnTo(next: number): Promise<void> {
    page.value = next
    await load()
  }

  /** Opens a record; its receipt is there only if this terminal redeemed it. */
  async function open(row: RecordRow): Promise<void> {
    opened.value = row
    sale.value = null
    saleProblem.value = null
    if (row.saleId === null) return
    const answer = await call('sales.get', { saleId: row.saleId })
    if (opened.value !== row) return
    if (answer.ok) sale.value = answer.value
    else saleProblem.value = answer.problem
  }

  function close(): void {
    opened.value = null
  }

  /** Forgets what another back end answered, and what it is still being asked; the filters stay. */
  function forget(): void {
    turn++
    loading.value = loaded.value = truncated.value = false
    rows.value = []
    total.value = 0
    page.value = 1
    problem.value = backendProblem.value = null
    close()
  }

  const session = useSession()
  watch(() => session.place, forget, { flush: 'sync' })
  on('redemption.changed', follow)

  /** Takes over what the main process says of a sale. */
  function take(said: Sale): void {
    for (const redemption of said.redemptions) follow(redemption)
  }

  function follow(changed: Redemption): void {
    const same = (row: RecordRow) =>
      row.saleId === changed.saleId &&
      row.couponId === changed.couponId &&
      // A late report of an earlier state does not follow what is settled.
      (!isSettled(row.state) || mayFollow(row.state, changed.state))
    if (rows.value.some(same)) {
      rows.value = rows.value.map((row) => (same(row) ? { ...row, state: changed.state } : row))
    }
    if (sale.value?.saleId !== changed.saleId) return
    const redemptions = sale.value.redemptions.map((old) =>
      old.requestId === changed.requestId && changed.seq > old.seq ? changed : old,
    )
    sale.value = { ...sale.value, redemptions }
  }

  return {
    ...{ from, to, states, text, page, rows, total, backendProblem, truncated, problem },
    ...{ loading, loaded, filtered, opened, sale, saleProblem },
    ...{ load, ask, turnTo, open, close, take },
  }
})
