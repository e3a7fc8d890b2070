const KEY = 'counter.camera'

/** The camera that this terminal used last; null when none was chosen. */
export function lastCamera(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

/** Keeps the choice for the next time. */
export function keepCamera(id: string): void {
  try {
    localStorage.setItem(KEY, id)
  } catch {
    // Without storage the next time begins with the usual camera.
  }
}
