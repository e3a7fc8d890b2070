import { onBeforeUnmount, onMounted } from 'vue'
import { call } from '@renderer/ipc/client'
import { useStaff } from '@renderer/stores/staff'

/** Often enough for a terminal that locks itself after a minute. */
const TELL_EVERY_MS = 15_000

/** Tells the main process that somebody is using the screen, so that it does not lock under their hands. */
export function useStillHere(): void {
  const staff = useStaff()
  let told = -Infinity

  function notice(): void {
    const now = performance.now()
    if (!staff.seat?.seated || now - told < TELL_EVERY_MS) return
    told = now
    void call('staff.stillHere', null)
  }

  onMounted(() => {
    window.addEventListener('keydown', notice, true)
    window.addEventListener('pointerdown', notice, true)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('keydown', notice, true)
    window.removeEventListener('pointerdown', notice, true)
  })
}
