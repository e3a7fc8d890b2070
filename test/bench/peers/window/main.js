import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

// A till in a browser: one sandboxed window that keeps its data where a page can.
app.setPath('userData', process.env.PEERS_DATA)
app.commandLine.appendSwitch('js-flags', '--max-old-space-size=4096')
app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    webPreferences: {
      ...{ sandbox: true, contextIsolation: true, nodeIntegration: false },
      backgroundThrottling: false,
    },
  })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
