/** True while a window stands over the screen: its keys are its own. */
export function isInDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}
