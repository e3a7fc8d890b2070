import type { Stroke } from './stroke'

/** Keys that were given back: what listens for scans lets them pass. */
const given = new WeakSet<Event>()
export const isGivenBack = (event: Event): boolean => given.has(event)

/**
 * Does what the browser would have done with these keys: each is offered to the page's own listeners and then
 * typed where the focus is, so that selection, undo, length limits and input events are those of typing.
 */
export function giveBack(
  strokes: readonly Stroke[],
  fieldOf: (stroke: Stroke) => Element | null = () => null,
): void {
  for (const stroke of strokes) {
    const { key, code, shift } = stroke
    returnTo(fieldOf(stroke), () => offer(key, code, shift))
  }
}

/** The focus may have moved on since the key was pressed: it belongs to the field in which it was. */
function returnTo(field: Element | null, act: () => void): void {
  const other = document.activeElement
  const moved = field !== other && isWritable(field) && field?.isConnected
  if (!moved || !(field instanceof HTMLElement)) return act()
  field.focus({ preventScroll: true })
  act()
  if (other instanceof HTMLElement) other.focus({ preventScroll: true })
}

function offer(key: string, code: string, shift: boolean): void {
  const event = new KeyboardEvent('keydown', {
    ...{ key, code, shiftKey: shift },
    ...{ bubbles: true, cancelable: true, composed: true },
  })
  given.add(event)
  if (!(document.activeElement ?? document.body).dispatchEvent(event)) return
  const target = document.activeElement
  if (target instanceof HTMLSelectElement) chooseBy(target, key)
  // Marked as deprecated, and the only way to type that the undo history knows of.
  else if (isWritable(target)) document.execCommand('insertText', false, key)
}

/** True where typing changes a text. */
export function isWritable(target: Element | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true
  if (target instanceof HTMLInputElement) {
    return !['button', 'submit', 'radio', 'checkbox', 'file', 'range', 'color'].includes(
      target.type,
    )
  }
  return target instanceof HTMLElement && target.isContentEditable
}

/** A letter in a list of choices leads to the next one that begins with it. */
function chooseBy(select: HTMLSelectElement, key: string): void {
  const { options, selectedIndex } = select
  const order = [...options].map((_, at) => options[(selectedIndex + 1 + at) % options.length])
  const begins = (text = '') => text.trim().toLowerCase().startsWith(key.toLowerCase())
  const next = order.find((option) => begins(option?.text) && !option?.disabled)
  if (!next || next.index === selectedIndex) return
  select.selectedIndex = next.index
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, { bubbles: true }))
}
