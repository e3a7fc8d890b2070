import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, toRefs, watch } from 'vue'
import type { RecordTotals, RecordView, ViewCounts } from '@shared/domain/record-view'
import type { Redemption } from '@shared/domain/redemption'
import { isSettled, mayFollow } from '@shared/domain/redemption-state'
import type { RecordRow, Sale } from '@shared/domain/view'
import type { CallInput } from '@shared/ipc/contract'
import type { Problem } from '@shared/ipc/result'
import { call, on } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'
import { useFollowing } from './records-follow'
import { rereadAround, WINDOW_ROWS, type Moved, type RecordsPage } from './records-reread'
import { createRowPages } from './row-pages'

export { WINDOW_ROWS }

const TEXT_MAX_CHARACTERS = 100

export type RecordsFilter = CallInput<'records.list'>['filter']

const noFilter = (): RecordsFilter => ({
  from: '',
  to: '',
  shops: [],
  staffs: [],
  templates: [],
  states: [],
  text: '',
})

/** The records of a range of days: the back end's list joined with this terminal's ledger, a window of rows at a time. */
export const useRecordsStore = defineStore('records', () => {
  const filter = reactive(noFilter())
  const view = ref<RecordView>('all')

  const pages = createRowPages<RecordRow>(WINDOW_ROWS, (page) => fetch(page, turn, true))
  const total = ref(0)
  const totals = shallowRef<RecordTotals | null>(null)
  const counts = shallowRef<ViewCounts | null>(null)
  const backendProblem = ref<Problem | null>(null)
  const truncated = ref(false)
  const problem = ref<Problem | null>(null)
  const loading = ref(false)
  const loaded = ref(false)
  /** How far reading a large ledger has come, while it is read. */
  const reading = ref<{ done: number; total: number } | null>(null)
  let turn = 0
  /** True while somebody sees the list: only then is it read again by itself. */
  const watched = ref(false)
  /** The rows that are drawn. */
  let sight = { first: 0, last: 0 }
  /** Something changed while the list could not be read again. */
  let missed = false
  const moved = shallowRef<Moved | null>(null)

  const opened = shallowRef<RecordRow | null>(null)
  const sale = shallowRef<Sale | null>(null)
  const saleProblem = ref<Problem | null>(null)
  const filtered = computed(
    () =>
      filter.text.trim() !== '' ||
      [filter.states, filter.shops, filter.staffs, filter.templates].some(
        (chosen) => chosen.length > 0,
      ),
  )

  /** What is asked for now, as a call takes it. */
  function wish(): Pick<CallInput<'records.list'>, 'filter' | 'view'> {
    const { shops, staffs, templates, states } = filter
    return {
      filter: {
        ...filter,
        ...{
          shops: [...shops],
          staffs: [...staffs],
          templates: [...templates],
          states: [...states],
        },
        text: filter.text.trim().slice(0, TEXT_MAX_CHARACTERS),
      },
      view: view.value,
    }
  }

  async function fetch(page: number, mine: number, goesOn: boolean): Promise<void> {
    const offset = page * WINDOW_ROWS
    const answer = await call('records.list', { ...wish(), offset, limit: WINDOW_ROWS, goesOn })
    if (mine !== turn) return
    loading.value = false
    loaded.value = true
    reading.value = null
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    const { value } = answer
    // Something was redeemed meanwhile, and everything has moved on by so much.
    if (!goesOn || value.total !== total.value) pages.clear()
    pages.put(page, value.rows)
    tell(value)
    if (missed) following.catchUp()
  }

  function tell(page: RecordsPage): void {
    total.value = page.total
    totals.value = page.totals
    counts.value = page.counts
    backendProblem.value = page.backendProblem
    truncated.value = page.truncated
  }

  /** Reads what is in sight again, without a word: what is shown stays until the answer is there, or for good without one. */
  async function reread(goesOn: boolean): Promise<void> {
    missed = loading.value || !loaded.value || problem.value !== null
    if (missed) return
    const mine = turn
    // Of several windows the first alone asks the back end anew.
    let asksAnew = !goesOn
    const before = { rowAt: pages.at, total: total.value }
    const again = await rereadAround(before, sight, async (window) => {
      const where = { offset: window * WINDOW_ROWS, limit: WINDOW_ROWS, goesOn: !asksAnew }
      asksAnew = false
      const answer = await call('records.list', { ...wish(), ...where })
      return answer.ok && mine === turn ? answer.value : null
    })
    if (again === null || mine !== turn) return
    pages.replace(again.windows)
    tell(again.page)
    moved.value = again.moved
    const place = again.moved.places.get(opened.value?.key ?? '')
    if (place !== undefined) opened.value = pages.at(place) ?? null
  }

  /** Asks anew for what the filters name; an answer to older filters is dropped. */
  async function load(): Promise<void> {
    if (filter.from === '' || filter.to === '' || filter.from > filter.to) return
    loading.value = true
    await fetch(0, ++turn, false)
  }

  /** Fetches what of these rows is not here yet. */
  function need(first: number, last: number): void {
    sight = { first, last: Math.max(first, last - 1) }
    if (!loaded.value || loading.value || problem.value) return
    pages.need(first, Math.min(last, total.value - 1))
  }

  /** Changes what is asked for. */
  async function ask(change: Partial<RecordsFilter> & { view?: RecordView }): Promise<void> {
    const { view: other, ...rest } = change
    Object.assign(filter, rest)
    view.value = other ?? view.value
    await load()
  }

  /** Opens a record; its receipt is there only if this terminal redeemed it. */
  async function open(row: RecordRow): Promise<void> {
    opened.value = row
    sale.value = null
    saleProblem.value = null
    if (row.saleId === null) return
    const answer = await call('sales.get', { saleId: row.saleId })
    if (opened.value?.key !== row.key) return
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
    pages.clear()
    total.value = 0
    totals.value = counts.value = null
    reading.value = null
    problem.value = backendProblem.value = null
    Object.assign(filter, { shops: [], staffs: [], templates: [] })
    close()
  }

  const session = useSession()
  const following = useFollowing(() => watched.value, reread)
  watch(() => session.place, forget, { flush: 'sync' })
  on('redemption.changed', follow)
  on('records.reading', (progress) => {
    if (loading.value) reading.value = progress
  })

  /** Takes over what the main process says of a sale. */
  function take(said: Sale): void {
    for (const redemption of said.redemptions) follow(redemption)
  }

  function follow(changed: Redemption): void {
    pages.change((row) => {
      const isSame = row.saleId === changed.saleId && row.couponId === changed.couponId
      // A late report of an earlier state does not follow what is settled.
      const follows = !isSettled(row.state) || mayFollow(row.state, changed.state)
      return isSame && follows ? { ...row, state: changed.state } : null
    })
    if (sale.value?.saleId !== changed.saleId) return
    const redemptions = sale.value.redemptions.map((old) =>
      old.requestId === changed.requestId && changed.seq > old.seq ? changed : old,
    )
    sale.value = { ...sale.value, redemptions }
  }

  return {
    ...toRefs(filter),
    ...{
      view,
      rowAt: pages.at,
      total,
      totals,
      counts,
      backendProblem,
      truncated,
      problem,
      reading,
    },
    ...{ loading, loaded, filtered, opened, sale, saleProblem },
    ...{ watched, moved },
    ...{ load, need, ask, open, close, take, wish },
  }
})
