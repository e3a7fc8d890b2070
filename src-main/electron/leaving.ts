import type { LeaveAnswer } from '../ipc/exception-handlers'

/** A screen that does not take the question up in this time cannot hold the window back. */
const TAKE_UP_LIMIT_MS = 2_000

export interface LeavingTools {
  /** True while there is something that a person should know of before the window closes. */
  somethingRemains(): boolean
  /** True while the screen can ask: not crashed, not gone. */
  canAsk(): boolean
  /** Tells the screen to ask. */
  ask(): void
  /** Closes the window; its close event comes back here. */
  close(): void
}

/** Asks before the window closes while something is not settled, and never holds back anything but a user's wish. */
export interface Leaving {
  /** The window's close event. */
  closing(event: { preventDefault(): void }): void
  answered(answer: LeaveAnswer): void
  /** A page with changes would stay: lets it go all the same where nobody at the window wishes to close it. */
  staying(event: { preventDefault(): void }): void
  /** The system ends or the program was told to: from now on nothing is asked. */
  letGo(): void
}

/** Makes the one that asks; the window's events go in, `close` comes out. */
export function createLeaving(tools: LeavingTools): Leaving {
  let going = false
  let isLetGo = false
  let notTakenUp: NodeJS.Timeout | undefined

  function go(): void {
    clearTimeout(notTakenUp)
    going = true
    tools.close()
  }

  return {
    closing(event) {
      if (going || !tools.canAsk() || !tools.somethingRemains()) return
      event.preventDefault()
      tools.ask()
      clearTimeout(notTakenUp)
      notTakenUp = setTimeout(go, TAKE_UP_LIMIT_MS)
    },
    answered(answer) {
      clearTimeout(notTakenUp)
      if (answer === 'leave') go()
    },
    staying(event) {
      // To prevent what the page does against its end is to end it.
      if (isLetGo) event.preventDefault()
    },
    letGo() {
      clearTimeout(notTakenUp)
      going = isLetGo = true
    },
  }
}
