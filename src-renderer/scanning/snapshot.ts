/** How long an input method may still deliver what it made of a scan, ms. */
const LATE_MS = 300

type Field = HTMLInputElement | HTMLTextAreaElement

/** A field as it was before the first key of what may be a scan. */
export interface Snapshot {
  field: Field
  value: string
  from: number | null
  to: number | null
}

/** What the focused field holds; null where the focus is on no text. */
export function snapshot(): Snapshot | null {
  const field = document.activeElement
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return null
  return { field, value: field.value, from: field.selectionStart, to: field.selectionEnd }
}

/**
 * Puts the field back. An input method cannot be held back, so what it wrote of a scan is taken out again, and what it
 * still delivers afterwards is turned away; whoever listens to the field never sees a changed value.
 */
export function putBack({ field, value, from, to }: Snapshot): void {
  const reset = () => {
    if (field.value === value) return
    field.value = value
    if (from !== null) field.setSelectionRange(from, to)
  }
  const turnAway = (event: Event) => {
    if (event.target !== field) return
    if (event.type === 'beforeinput') event.preventDefault()
    else reset()
  }
  const types = ['beforeinput', 'compositionend', 'input'] as const
  for (const type of types) window.addEventListener(type, turnAway, true)
  const stop = () => {
    clearTimeout(timer)
    window.removeEventListener('keydown', stop, true)
    for (const type of types) window.removeEventListener(type, turnAway, true)
  }
  const timer = setTimeout(stop, LATE_MS)
  // Without the focus the composition ends at once, and its end is heard above.
  field.blur()
  reset()
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus({ preventScroll: true })
  if (from !== null) field.setSelectionRange(from, to)
  // The next key is somebody's own.
  window.addEventListener('keydown', stop, true)
}
