import { app, shell, type Session, type WebContents } from 'electron'
import type { Log } from '../log'
import { mayOpenOutside } from './screen-address'

/** Denies everything that the screens do not need: permissions but the camera's picture, devices, downloads, the network. */
export function guardSession(session: Session, isOurs: (url: string) => boolean, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const { requestingUrl, isMainFrame } = details
    const { mediaTypes = [] } = details as { mediaTypes?: readonly string[] }
    const allowed =
      permission === 'media' &&
      isMainFrame &&
      isOurs(requestingUrl) &&
      mediaTypes.join() === 'video'
    if (!allowed) log.warn('guard.permissionDenied', { permission })
    answer(allowed)
  })
  // Which cameras there are is told together with their names only to whom may use them.
  session.setPermissionCheckHandler(
    (_contents, permission, origin, { isMainFrame, mediaType }) =>
      permission === 'media' && isMainFrame && isOurs(origin) && mediaType === 'video',
  )
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

/** Keeps a window on our own screens (`home` is the first): no navigation away, no second window, no embedded view. */
export function guardContents(
  contents: WebContents,
  home: string,
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
  // An empty page needs no loading, so Chromium asks nobody before it goes there: the way back is all that is left.
  contents.on('did-navigate', (_event, url) => {
    if (isOurs(url)) return
    log.warn('guard.broughtBack')
    void contents.loadURL(home)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (mayOpenOutside(url)) void shell.openExternal(url)
    else log.warn('guard.externalDenied')
    return { action: 'deny' }
  })
}

function isDeveloperTool(url: string): boolean {
  return !app.isPackaged && url.startsWith('devtools://')
}
