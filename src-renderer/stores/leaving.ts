import { defineStore } from 'pinia'
import { ref } from 'vue'
import { call, on } from '../ipc/client'
import { useStatus } from './status'

/** What is to be left: the program, the connection, the shop, or the real back end for training. */
export type Departure = 'close' | 'connection' | 'shop' | 'training'

/** Asks before something is left while entries are not settled, and says what would remain. */
export const useLeaving = defineStore('leaving', () => {
  const status = useStatus()
  const asked = ref<Departure | null>(null)
  let decide: ((leave: boolean) => void) | undefined

  /** True when it may be left: nothing remains, or the user says so. A new question puts an open one off. */
  function ask(departure: Departure): Promise<boolean> {
    if (departure !== 'close' && status.unsettled + status.exceptions === 0) {
      return Promise.resolve(true)
    }
    decide?.(false)
    asked.value = departure
    return new Promise((resolve) => (decide = resolve))
  }

  function answer(leave: boolean): void {
    asked.value = null
    decide?.(leave)
    decide = undefined
  }

  // The main process asks for the window only while something remains; what it knows is newer than what stands here.
  on('app.leaveAsked', () => {
    void call('app.leave', { answer: 'asking' })
    if (asked.value === 'close') return
    void ask('close').then((leave) => call('app.leave', { answer: leave ? 'leave' : 'stay' }))
  })

  return { asked, ask, answer }
})
