import { onBeforeUnmount, onMounted } from 'vue'
import { isBillText } from '@shared/domain/bill-text'

/** What the keys of the counter do; each says nothing about where the focus is. */
export interface CounterKeys {
  /** True while the field holds text: then Space, arrows sideways and Ctrl+A belong to the text. */
  hasText: () => boolean
  /** True while the arrows move through a list. */
  hasList: () => boolean
  enter: () => void
  escape: () => void
  redeem: () => void
  bill: () => void
  /** Scans with the camera. */
  camera: () => void
  /** Before a sale the best choice, behind it another try to settle what is open. */
  f6: () => void
  /** Opens the filters of the coupons, or closes them. */
  filter: () => void
  /** The bill that was handed over. */
  f5: () => void
  move: (key: string) => void
  tick: () => void
  tickAll: () => void
  /** A printable key was pressed outside of the field: the field takes it. */
  typed: () => void
  /** A whole bill stands in another input, however slowly it was written there, and Enter was pressed. */
  billWritten: (text: string) => void
  focusField: () => void
}

const UP_AND_DOWN = ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']
const SIDEWAYS = ['ArrowLeft', 'ArrowRight', 'Home', 'End']

/** One listener for the whole screen, so that every key works wherever the focus is. */
export function useCounterKeys(keys: CounterKeys): void {
  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.key === 'Process') return
    const target = event.target instanceof HTMLElement ? event.target : document.body
    if (isElsewhere(target)) return
    const done = anywhere(event, target) || (!isOtherInput(target) && atField(event, target))
    if (done) event.preventDefault()
  }

  /** Keys that also work from the bill field. */
  function anywhere(event: KeyboardEvent, target: HTMLElement): boolean {
    const once = (act: () => void) => {
      // A key that is held down must not go on to confirm what it opened.
      if (!event.repeat) act()
      return true
    }
    switch (event.key) {
      case 'F2':
        return once(keys.redeem)
      case 'F3':
        return once(keys.camera)
      case 'F4':
        return once(keys.bill)
      case 'F6':
        return once(keys.f6)
      case 'F7':
        return once(keys.filter)
      case 'F5':
        return once(keys.f5)
      case 'Escape':
        return once(isOtherInput(target) ? keys.focusField : keys.escape)
      case 'Enter':
        if (isOtherInput(target)) return once(() => leaveInput(target))
        // A button that was reached with Tab does its own work, except those that say "Enter".
        return target.closest('button:not([data-enter]), a') ? false : once(keys.enter)
      default:
        return false
    }
  }

  function leaveInput(input: HTMLElement): void {
    const bill = billIn(input)
    if (bill === null) keys.focusField()
    else keys.billWritten(bill)
  }

  function atField(event: KeyboardEvent, target: HTMLElement): boolean {
    const { key } = event
    const command = event.ctrlKey || event.metaKey
    if (keys.hasList() && !event.altKey) {
      const free = !keys.hasText()
      if (!command && (UP_AND_DOWN.includes(key) || (free && SIDEWAYS.includes(key)))) {
        keys.move(key)
        return true
      }
      if (free && command && key.toLowerCase() === 'a') {
        keys.tickAll()
        return true
      }
      if (free && key === ' ' && !target.closest('button, a')) {
        if (!event.repeat) keys.tick()
        return true
      }
    }
    const space = key === ' ' && target.closest('button, a')
    if (!command && !event.altKey && (key.length === 1 || key === 'Backspace') && !space) {
      // Not prevented: the character itself lands in the field that now has the focus.
      keys.typed()
    }
    return false
  }

  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}

/** A whole bill that stands in an input, however slowly a scanner or fingers wrote it there: it is no amount. */
function billIn(input: HTMLElement): string | null {
  if (!(input instanceof HTMLInputElement)) return null
  const { value, maxLength } = input
  // What fills the input may have lost its end.
  return isBillText(value) && value.length < maxLength ? value : null
}

/** True inside another dialog or while one is open: its keys are its own. */
function isElsewhere(target: HTMLElement): boolean {
  const dialog = 'dialog[open], [aria-modal="true"], [role="dialog"]:not([data-counter-sheet])'
  // A closed dialog may stay in the document, hidden: only one that takes room counts.
  const open = [...document.querySelectorAll('dialog[open], [aria-modal="true"]')]
  return target.closest(dialog) !== null || open.some((one) => one.getClientRects().length > 0)
}

/** True for an input that is not the find field. */
function isOtherInput(target: HTMLElement): boolean {
  return (
    target.matches('input, textarea, select, [contenteditable="true"]') &&
    target.dataset['test'] !== 'find-field'
  )
}
