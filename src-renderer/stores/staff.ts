import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import type { Problem, Result } from '@shared/ipc/result'
import { askForLeave, call } from '@renderer/ipc/client'
import { useSession } from './session'

type Missing = Extract<Problem, { code: 'right.missing' }>

/** Who has signed in at this terminal, and the colleague whose word a call waits for. The main process decides. */
export const useStaff = defineStore('staff', () => {
  const session = useSession()
  const seat = computed(() => session.session?.staff ?? null)
  /** Nobody has signed in: nothing can be done but that. */
  const isLocked = computed(() => seat.value?.inUse === true && seat.value.seated === null)

  /** What a colleague is asked to agree to. */
  const asked = shallowRef<Missing | null>(null)
  let answer: ((agreed: boolean) => void) | null = null

  askForLeave(async (problem) => {
    // One at a time: a second call that lacks a right is refused as it is.
    if (asked.value !== null) return false
    asked.value = problem
    return new Promise<boolean>((resolve) => (answer = resolve))
  })

  function close(agreed: boolean): void {
    asked.value = null
    answer?.(agreed)
    answer = null
  }

  // What one of the staff was about to do is not done in the name of the next.
  watch(
    () => seat.value?.seated?.id,
    () => close(false),
  )

  async function lend(number: string, pin: string): Promise<Problem | null> {
    const wanted = asked.value
    if (wanted === null) return null
    const { call: name, right } = wanted
    const said = await call('staff.lend', { call: name, right, number, pin })
    if (!said.ok) return said.problem
    close(true)
    return null
  }

  const problemOf = (result: Result<unknown>): Problem | null => (result.ok ? null : result.problem)

  return {
    seat,
    isLocked,
    asked,
    lend,
    refuse: () => close(false),
    signIn: async (number: string, pin: string) => problemOf(await session.signIn({ number, pin })),
    signInByCard: async (code: string) => problemOf(await session.signInByCard({ code })),
    lock: () => session.lock(),
  }
})
