import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { readQuery } from '@shared/domain/search-query'
import type { Suggestion } from '@shared/domain/suggestion'
import { call } from '@renderer/ipc/client'

/** So long nothing was typed before the back end is asked: it need not hear of every letter. */
const ASK_AFTER_MS = 250
const ROWS_MAX = 20

/** Whom what stands in the field may mean, while it is being typed. */
export const useSuggestions = defineStore('suggestions', () => {
  const rows = shallowRef<readonly Suggestion[]>([])
  /** The row that the arrows are on; null until one of them was pressed. */
  const activeId = ref<string | null>(null)
  /** The back end is being asked for more. */
  const asking = ref(false)
  const isOpen = computed(() => rows.value.length > 0)
  // Each text has a number; an answer that is not to the latest one is dropped.
  let turn = 0
  let asked: ReturnType<typeof setTimeout> | undefined

  function close(): void {
    turn++
    clearTimeout(asked)
    rows.value = []
    activeId.value = null
    asking.value = false
  }

  /** Looks for what stands in the field now; the rows stay until there are others. */
  async function look(text: string): Promise<void> {
    clearTimeout(asked)
    asking.value = false
    const mine = ++turn
    // What nobody can be found by need not leave the screen.
    if (readQuery(text) === null) return close()
    const known = await call('members.suggest', { text, ask: false })
    if (mine !== turn) return
    take(known.ok ? (known.value ?? []) : [])
    asked = setTimeout(() => void ask(text, mine), ASK_AFTER_MS)
  }

  function take(found: readonly Suggestion[]): void {
    rows.value = found
    if (!found.some(({ member }) => member.id === activeId.value)) activeId.value = null
  }

  async function ask(text: string, mine: number): Promise<void> {
    asking.value = true
    const found = await call('members.suggest', { text, ask: true })
    if (mine !== turn) return
    asking.value = false
    if (found.ok && found.value) rows.value = merged(rows.value, found.value)
  }

  /** Moves to the next row or the one before, round and round. */
  function move(key: string): void {
    const last = rows.value.length - 1
    const at = rows.value.findIndex(({ member }) => member.id === activeId.value)
    const to = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: last,
      PageUp: 0,
    }[key]
    if (to !== undefined) activeId.value = rows.value[to]?.member.id ?? null
  }

  return { rows, activeId, asking, isOpen, look, close, move }
})

/** Who is on the screen stays in place, as a finger may be on the way there; who is new comes behind. */
function merged(shown: readonly Suggestion[], found: readonly Suggestion[]): Suggestion[] {
  const fresh = new Map(found.map((row) => [row.member.id, row]))
  const kept = shown.map((row) => fresh.get(row.member.id) ?? row)
  const known = new Set(shown.map(({ member }) => member.id))
  return [...kept, ...found.filter(({ member }) => !known.has(member.id))].slice(0, ROWS_MAX)
}
