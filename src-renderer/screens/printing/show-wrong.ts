/** What keeps the settings from being saved; a layout with a fault is marked too, and keeps nothing. */
const WRONG = 'input[aria-invalid=true], [data-stops]'

/** Brings the first field that is wrong into view and gives it the keys. False where there is none. */
export function showWrong(within: ParentNode | null | undefined): boolean {
  const field = within?.querySelector<HTMLElement>(WRONG)
  if (!field) return false
  field.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
  return true
}
