import { onBeforeUnmount, onMounted, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { hasUnsavedWork, useScans, type ScanObstacle } from '@renderer/stores/scans'
import { useSession } from '@renderer/stores/session'
import { listenForScans } from './listener'
import { isWritable } from './replay'
import type { Stroke } from './stroke'
import { takerAt } from './taker'

/** How often what stood in a scan's way is looked at again, while it is said that it does. */
const LOOK_AGAIN_MS = 200

type Teacher = (stroke: Stroke) => void
let teacher: Teacher | null = null

/** Every key goes to the teacher from now on, whatever its rhythm, but for Escape; null ends it. */
export function teach(next: Teacher | null): void {
  teacher = next
}

/** Listens for the scanner in the whole window and brings what it reads to the counter, or to a field that takes it. */
export function useScanner(): void {
  const scans = useScans()
  const session = useSession()
  const route = useRoute()
  const router = useRouter()

  function obstacle(): ScanObstacle | null {
    if (session.session?.stage !== 'ready') return 'notReady'
    if (isWindowOpen()) return 'window'
    if (route.name === 'counter') return null
    return hasUnsavedWork() || isHalfFilled(document.activeElement) ? 'unsaved' : null
  }

  // It may end by a key, a click or an answer that comes late: only looking again sees each of them.
  let looking: ReturnType<typeof setInterval> | undefined
  watch(
    () => scans.obstacle,
    (said) => {
      clearInterval(looking)
      if (said !== null) looking = setInterval(lookAgain, LOOK_AGAIN_MS)
    },
  )
  function lookAgain(): void {
    if (obstacle() !== scans.obstacle) scans.obstacle = null
  }
  onBeforeUnmount(() => clearInterval(looking))

  onMounted(() => {
    void scans.load()
    const stop = listenForScans({
      settings: () => scans.settings,
      scanned({ code }) {
        const take = takerAt(document.activeElement)
        if (take) return take(code)
        const because = obstacle()
        if (because !== null) return scans.refuse(because)
        scans.offer(code)
        if (route.name !== 'counter') void router.push('/')
      },
      taught(stroke, event) {
        if (!teacher || event.key === 'Escape' || event.ctrlKey || event.altKey) return false
        teacher(stroke)
        return true
      },
    })
    window.addEventListener('focusin', noteField, true)
    window.addEventListener('submit', forgetFields, true)
    onBeforeUnmount(() => {
      stop()
      window.removeEventListener('focusin', noteField, true)
      window.removeEventListener('submit', forgetFields, true)
    })
  })
}

/** A window stands over the screen; one that is closed may stay in the document, hidden. */
function isWindowOpen(): boolean {
  const open = [...document.querySelectorAll('dialog[open], [aria-modal="true"]')]
  return open.some((one) => one.getClientRects().length > 0)
}

/** What stood in each field when somebody first came to it, until a form is sent. */
let found = new WeakMap<EventTarget, string>()
const forgetFields = () => (found = new WeakMap())

function noteField({ target }: Event): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return
  if (!found.has(target)) found.set(target, target.value)
}

/** Somebody is writing in a form, and leaving would lose it. */
function isHalfFilled(field: Element | null): boolean {
  if (!isWritable(field) || field?.closest('form') === null) return false
  return field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    ? field.value !== (found.get(field) ?? field.value)
    : true
}
