import type { Session } from '@shared/domain/view'

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
let chosen: Session['theme'] = 'system'

function paint(): void {
  const dark = chosen === 'dark' || (chosen === 'system' && systemDark.matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
}

systemDark.addEventListener('change', paint)

/** Shows the chosen theme; "system" follows the system's setting from now on. */
export function applyTheme(theme: Session['theme']): void {
  chosen = theme
  paint()
}
