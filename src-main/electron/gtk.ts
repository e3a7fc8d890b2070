import { app } from 'electron'

/**
 * Must run before Electron is ready. Linux only: the first GTK program on a display looks at what OpenGL offers there, and
 * with a driver that draws in software loads a compiler for it: 20 MB or more for windows that GTK never draws. Elsewhere, and where somebody has chosen already, nothing changes.
 */
export function spareGtkItsGl(): void {
  if (process.platform !== 'linux' || process.env.GDK_GL !== undefined) return
  process.env.GDK_GL = 'disable'
  // GTK has read it by then; a browser that is opened for a link is to find its own environment.
  void app.whenReady().then(() => {
    delete process.env.GDK_GL
  })
}
