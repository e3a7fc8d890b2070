import type { TrailEntry, TrailFilter } from '@shared/domain/trail'
import { AUDIT_PAGE } from '@shared/ipc/calls-audit'
import type { Problem } from '@shared/ipc/result'
import { computed, reactive, ref, shallowRef } from 'vue'
import { call } from '@renderer/ipc/client'
import { createRowPages } from '@renderer/stores/row-pages'

/** The trail of some days as it was when it was asked for, a page of entries at a time. */
export function useTrail() {
  const filter = reactive<TrailFilter>({ from: '', to: '', who: null, kinds: [], text: '' })
  const pages = createRowPages<TrailEntry>(AUDIT_PAGE, fetchPage)
  const total = ref(0)
  const people = shallowRef<readonly string[]>([])
  /** The list that is shown, as the main process knows it; null where there is none. */
  const listId = ref<string | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const loading = ref(false)
  let turn = 0

  const filtered = computed(
    () => filter.who !== null || filter.kinds.length > 0 || filter.text.trim() !== '',
  )

  /** Asks anew for what the filter names; an answer to an older one is dropped. */
  async function load(): Promise<void> {
    if (filter.from === '') return
    const mine = ++turn
    loading.value = true
    const answer = await call('audit.list', {
      filter: { ...filter, kinds: [...filter.kinds], text: filter.text.trim() },
    })
    if (mine !== turn) return
    loading.value = false
    problem.value = answer.ok ? null : answer.problem
    if (!answer.ok) return
    pages.clear()
    pages.put(0, answer.value.entries)
    total.value = answer.value.total
    people.value = answer.value.people
    listId.value = answer.value.listId
  }

  async function fetchPage(page: number): Promise<void> {
    const id = listId.value
    if (id === null) return
    const answer = await call('audit.page', { listId: id, offset: page * AUDIT_PAGE })
    if (id !== listId.value) return
    if (answer.ok) pages.put(page, answer.value.entries)
    // Another ledger is in place, or the list is not known any more.
    else if (answer.problem.code === 'call.invalid') await load()
    else problem.value = answer.problem
  }

  /** Changes what is asked for. */
  async function ask(change: Partial<TrailFilter>): Promise<void> {
    Object.assign(filter, change)
    await load()
  }

  /** Fetches what of these rows is not here yet. */
  function need(first: number, last: number): void {
    if (listId.value !== null && last > first) pages.need(first, Math.min(last, total.value) - 1)
  }

  /** What an owner saw is not left to whoever signs in next. */
  function forget(): void {
    turn++
    pages.clear()
    total.value = 0
    people.value = []
    listId.value = problem.value = null
    loading.value = false
    Object.assign(filter, { who: null, kinds: [], text: '' })
  }

  return {
    ...{ filter, filtered, rowAt: pages.at, total, people, listId, problem, loading },
    ...{ load, ask, need, forget },
  }
}
