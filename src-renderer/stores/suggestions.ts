import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { HITS_MAX } from '@shared/domain/member-rank'
import { readQuery } from '@shared/domain/search-query'
import type { Suggestion } from '@shared/domain/suggestion'
import { call } from '@renderer/ipc/client'
import { useSession } from '@renderer/stores/session'

/** So long nothing was typed before the back end is asked: it need not hear of every letter. */
const ASK_AFTER_MS = 250

/** Whom what stands in the field may mean, while it is being typed. */
export const useSuggestions = defineStore('suggestions', () => {
  const rows = shallowRef<readonly Suggestion[]>([])
  /** The row that the arrows are on; null until one of them was pressed. */
  const activeId = ref<string | null>(null)
  /** The back end is being asked for more. */
  const asking = ref(false)
  const isOpen = computed(() => rows.value.length > 0)
  const session = useSession()
  /** The text that the rows answer. */
  let answered = ''
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
    activeId.value = null
    const mine = ++turn
    // What nobody can be found by need not leave the screen.
    if (readQuery(text) === null) return close()
    const known = await call('members.suggest', { text, ask: false })
    if (mine !== turn) return
    rows.value = known.ok ? (known.value ?? []) : []
    answered = text
    asked = setTimeout(() => void ask(text, mine), ASK_AFTER_MS)
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

  /** Who was chosen for this very text; keys may be faster than the answer to them. */
  const chosenFor = (text: string): string | null => (text === answered ? activeId.value : null)

  // Other members, or other numbers to be seen of them.
  watch([() => session.place, () => session.session?.phoneLook], close, { flush: 'sync' })

  return { rows, activeId, asking, isOpen, look, close, move, chosenFor }
})

/** Who is on the screen stays in place, as a finger may be on the way there; who is new comes behind. */
function merged(shown: readonly Suggestion[], found: readonly Suggestion[]): Suggestion[] {
  const fresh = new Map(found.map((row) => [row.member.id, row]))
  const kept = shown.map((row) => fresh.get(row.member.id) ?? row)
  const known = new Set(shown.map(({ member }) => member.id))
  return [...kept, ...found.filter(({ member }) => !known.has(member.id))].slice(0, HITS_MAX)
}
