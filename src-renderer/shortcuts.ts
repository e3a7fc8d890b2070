import { onBeforeUnmount, onMounted } from 'vue'

/** "F10", "Alt+1" …: how a key press is written on the buttons. */
export function keyName(event: KeyboardEvent): string {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  const key = event.altKey && digit ? digit : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key}`
}

let holding = 0

/** No global key does anything while the component is mounted: what they would reach stands behind it. */
export function useHeldShortcuts(): void {
  onMounted(() => holding++)
  onBeforeUnmount(() => holding--)
}

/** Listens to global keys while the component is mounted; a handled key does nothing else, and once however long it is held. */
export function useShortcuts(handlers: () => Record<string, () => void>): void {
  function press(event: KeyboardEvent): void {
    const handler = handlers()[keyName(event)]
    if (!handler || event.defaultPrevented || holding > 0) return
    event.preventDefault()
    if (!event.repeat) handler()
  }
  onMounted(() => window.addEventListener('keydown', press))
  onBeforeUnmount(() => window.removeEventListener('keydown', press))
}
