import { app, shell, type Session, type WebContents } from 'electron'
import type { Log } from '../log'

/** Denies everything that the screens do not need: permissions, devices, downloads and the network. */
export function guardSession(session: Session, isOurs: (url: string) => boolean, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    log.warn('guard.permissionDenied', { permission })
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    log.warn('guard.downloadDenied')
    event.preventDefault()
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed =
      isOurs(details.url) || details.url.startsWith('data:') || isDeveloperTool(details.url)
    if (!allowed) log.warn('guard.requestDenied', { kind: details.resourceType })
    answer({ cancel: !allowed })
  })
}

/** Keeps a window on our own screens: no navigation away, no second window, no embedded view. */
export function guardContents(
  contents: WebContents,
  isOurs: (url: string) => boolean,
  log: Log,
): void {
  const stay = (event: { preventDefault(): void; url: string }): void => {
    if (isOurs(event.url)) return
    log.warn('guard.navigationDenied')
    event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url, log)
    return { action: 'deny' }
  })
}

/** Hands an address to the system's browser: https only. Returns whether it did. */
export function openOutside(
  url: string,
  log: Log,
  open = (address: string) => void shell.openExternal(address),
): boolean {
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    log.warn('guard.externalDenied')
    return false
  }
  open(url)
  return true
}

function isDeveloperTool(url: string): boolean {
  return !app.isPackaged && url.startsWith('devtools://')
}
