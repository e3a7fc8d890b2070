import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

// What every Electron program pays for: one sandboxed window with nothing in it.
app.setPath('userData', process.env.EMPTY_WINDOW_DATA)
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    useContentSize: true,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
